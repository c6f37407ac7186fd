package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.ledger.Cost;
import dev.weir.ledger.TokenUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A {@code usage} object's counts in disjoint buckets.
 *
 * <p>Cached tokens are inside the prompt count. Reasoning is inside the completion count with
 * OpenAI and beside it with xAI; Mistral's audio stands beside the prompt count. Nobody says so in
 * the object, but {@code total_tokens} tells: it is the sum of what stands beside each other.
 */
final class UsageReader {

  /** xAI states its price in 1e-10 USD. */
  private static final long PICOS_PER_TICK = 100;

  private static final int LONGEST_COST = 32;

  private long prompt;
  private long completion;
  private long total;
  private long cached;
  private long cacheHit;
  private long cacheWrite;
  private long audioIn;
  private long reasoning;
  private long audioOut;
  private @Nullable Cost cost;
  private @Nullable String tier;

  private UsageReader() {}

  /** Reads the object at the cursor, which ends behind it, into the facts. */
  static void read(JsonCursor cursor, ProviderCall call, AnswerFacts facts) {
    UsageReader usage = new UsageReader();
    usage.members(cursor);
    facts.usage = usage.buckets(call);
    if (usage.cost != null) {
      facts.providerCost = usage.cost;
    }
    if (usage.tier != null && !usage.tier.isEmpty()) {
      facts.serviceTier = usage.tier;
    }
  }

  private void members(JsonCursor cursor) {
    cursor.enter('{');
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      byte first = cursor.peek();
      if (first == '{') {
        if (cursor.isString(name, "prompt_tokens_details")) {
          promptDetails(cursor);
        } else if (cursor.isString(name, "completion_tokens_details")) {
          completionDetails(cursor);
        } else if (cursor.isString(name, "cost")) {
          costs(cursor);
        } else {
          cursor.skip();
        }
        continue;
      }
      int to = cursor.skip();
      if (first == '"') {
        if (cursor.isString(name, "service_tier")) {
          tier = cursor.text(from, to);
        }
      } else {
        count(cursor, name, from, to);
      }
    }
  }

  private void count(JsonCursor cursor, int name, int from, int to) {
    if (cursor.isString(name, "prompt_tokens")) {
      prompt = cursor.number(from, to);
    } else if (cursor.isString(name, "completion_tokens")) {
      completion = cursor.number(from, to);
    } else if (cursor.isString(name, "total_tokens")) {
      total = cursor.number(from, to);
    } else if (cursor.isString(name, "prompt_cache_hit_tokens")) {
      cacheHit = cursor.number(from, to);
    } else if (cursor.isString(name, "cached_tokens")
        || cursor.isString(name, "num_cached_tokens")
        || cursor.isString(name, "cache_read_input_tokens")) {
      cached = Math.max(cached, cursor.number(from, to));
    } else if (cursor.isString(name, "cache_creation_input_tokens")) {
      cacheWrite = Math.max(cacheWrite, cursor.number(from, to));
    } else if (cursor.isString(name, "reasoning_tokens")) {
      reasoning = Math.max(reasoning, cursor.number(from, to));
    } else if (cursor.isString(name, "cost_in_usd_ticks")) {
      long ticks = cursor.number(from, to);
      cost = ticks > Long.MAX_VALUE / PICOS_PER_TICK ? null : new Cost(ticks * PICOS_PER_TICK);
    } else if (cursor.isString(name, "cost")) {
      cost = usd(cursor, from, to);
    }
  }

  private void promptDetails(JsonCursor cursor) {
    cursor.enter('{');
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      int to = cursor.skip();
      if (cursor.isString(name, "cached_tokens")) {
        cached = Math.max(cached, cursor.number(from, to));
      } else if (cursor.isString(name, "cache_write_tokens")) {
        cacheWrite = Math.max(cacheWrite, cursor.number(from, to));
      } else if (cursor.isString(name, "audio_tokens")) {
        audioIn = cursor.number(from, to);
      }
    }
  }

  private void completionDetails(JsonCursor cursor) {
    cursor.enter('{');
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      int to = cursor.skip();
      if (cursor.isString(name, "reasoning_tokens")) {
        reasoning = Math.max(reasoning, cursor.number(from, to));
      } else if (cursor.isString(name, "audio_tokens")) {
        audioOut = cursor.number(from, to);
      }
    }
  }

  /** Perplexity's cost is an object with a sum. */
  private void costs(JsonCursor cursor) {
    cursor.enter('{');
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      int to = cursor.skip();
      if (cursor.isString(name, "total_cost")) {
        cost = usd(cursor, from, to);
      }
    }
  }

  /** A binary fraction of a provider's own may be finer than money is kept here: rounded. */
  private static @Nullable Cost usd(JsonCursor cursor, int from, int to) {
    if (to - from > LONGEST_COST) {
      return null;
    }
    try {
      BigDecimal usd =
          new BigDecimal(new String(cursor.bytes(), from, to - from, StandardCharsets.US_ASCII));
      if (usd.signum() < 0 || Math.abs((long) usd.scale()) > LONGEST_COST) {
        return null;
      }
      return new Cost(usd.movePointRight(12).setScale(0, RoundingMode.HALF_UP).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private TokenUsage buckets(ProviderCall call) {
    if (prompt == 0 && completion == 0) {
      // Voyage's embeddings have a sum only.
      prompt = total;
    }
    long read =
        call.has(OpenAiQuirk.CACHE_HIT_COUNTERS) && cacheHit > 0
            ? cacheHit
            : Math.max(cached, cacheHit);
    read = Math.min(read, prompt);
    long write = Math.min(cacheWrite, prompt - read);
    long rest = prompt - read - write;
    boolean audioBeside =
        audioIn > 0 && (audioIn > prompt || total == prompt + completion + audioIn);
    long audio = audioBeside ? audioIn : Math.min(audioIn, rest);
    long uncached = audioBeside ? rest : rest - audio;

    boolean reasoningBeside =
        total == 0
            ? call.has(OpenAiQuirk.REASONING_BESIDE_COMPLETION)
            : reasoning > 0 && total == prompt + completion + reasoning;
    long spoken = Math.min(audioOut, completion);
    long thought = reasoningBeside ? reasoning : Math.min(reasoning, completion - spoken);
    long text = reasoningBeside ? completion - spoken : completion - spoken - thought;
    return new TokenUsage(uncached, read, write, 0, audio, text, thought, spoken);
  }
}
