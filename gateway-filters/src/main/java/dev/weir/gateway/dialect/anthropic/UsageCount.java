package dev.weir.gateway.dialect.anthropic;

import dev.weir.ledger.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's counts of one answer. In a stream {@code message_start} has the input side and {@code
 * message_delta} the output, cumulative, and may repeat the input side: a later count replaces an
 * earlier one and is never added. {@code input_tokens} does not contain what was read from or
 * written to the cache. One object per answer, one thread at a time.
 *
 * <p>Only {@code message_start} splits the cache writes by lifetime. Where nothing is said they
 * live five minutes, the default.
 *
 * <p>The top-level counts leave out the steps in which the API itself shortened the conversation
 * ({@code iterations} of the type {@code compaction}); those are paid for too and are added.
 */
final class UsageCount {

  private boolean counted;
  private long input;
  private long cacheRead;
  private long cacheWrite;
  private long cacheWrite1h;
  private long output;
  private long thinking;
  private long compactionInput;
  private long compactionOutput;
  private long compactionCacheRead;
  private long compactionCacheWrite;
  private @Nullable String serviceTier;

  /** Takes the counts that stand in this {@code usage}, if it is one. */
  void update(@Nullable JsonNode usage) {
    if (usage == null || !usage.isObject()) {
      return;
    }
    counted = true;
    input = count(usage, "input_tokens", input);
    cacheRead = count(usage, "cache_read_input_tokens", cacheRead);
    cacheWrite = count(usage, "cache_creation_input_tokens", cacheWrite);
    output = count(usage, "output_tokens", output);
    JsonNode split = usage.path("cache_creation");
    cacheWrite1h = count(split, "ephemeral_1h_input_tokens", cacheWrite1h);
    if (!usage.path("cache_creation_input_tokens").isNumber()) {
      long write5m = count(split, "ephemeral_5m_input_tokens", cacheWrite - cacheWrite1h);
      cacheWrite = Math.max(cacheWrite, write5m + cacheWrite1h);
    }
    thinking = count(usage.path("output_tokens_details"), "thinking_tokens", thinking);
    JsonNode tier = usage.path("service_tier");
    if (tier.isString()) {
      serviceTier = tier.stringValue();
    }
    compactions(usage.path("iterations"));
  }

  private void compactions(JsonNode iterations) {
    if (!iterations.isArray()) {
      return;
    }
    compactionInput = 0;
    compactionOutput = 0;
    compactionCacheRead = 0;
    compactionCacheWrite = 0;
    for (JsonNode iteration : iterations) {
      if (iteration.path("type").asString("").equals("compaction")) {
        compactionInput += count(iteration, "input_tokens", 0);
        compactionOutput += count(iteration, "output_tokens", 0);
        compactionCacheRead += count(iteration, "cache_read_input_tokens", 0);
        compactionCacheWrite += count(iteration, "cache_creation_input_tokens", 0);
      }
    }
  }

  private static long count(JsonNode node, String name, long otherwise) {
    JsonNode value = node.path(name);
    return value.isNumber() ? Math.max(0, value.asLong(otherwise)) : otherwise;
  }

  /** The counts so far; null where nothing was counted. */
  @Nullable TokenUsage usage() {
    if (!counted) {
      return null;
    }
    long write1h = Math.min(cacheWrite1h, cacheWrite);
    long reasoning = Math.min(thinking, output);
    return new TokenUsage(
        input + compactionInput,
        cacheRead + compactionCacheRead,
        cacheWrite - write1h + compactionCacheWrite,
        write1h,
        0,
        output - reasoning + compactionOutput,
        reasoning,
        0);
  }

  /** The tier that served the answer, such as {@code standard} or {@code priority}. */
  @Nullable String serviceTier() {
    return serviceTier;
  }
}
