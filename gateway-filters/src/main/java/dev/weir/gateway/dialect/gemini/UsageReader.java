package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Turns {@code usageMetadata} into disjoint buckets. The cached tokens are inside the prompt's; the
 * thoughts stand beside the candidates; what the provider's own tools brought in stands beside the
 * prompt and is input too; {@code totalTokenCount} is the sum of the four. Audio is told apart by
 * the details, cached audio belonging to the cache. Counts of a stream are cumulative.
 */
final class UsageReader {

  private long prompt;
  private long cached;
  private long toolUse;
  private long candidates;
  private long thoughts;
  private long audioIn;
  private long audioCached;
  private long audioOut;
  private boolean counted;

  private UsageReader() {}

  /** Reads the object at which the parser stands. */
  static void read(JsonParser json, Chunk into) {
    UsageReader reader = new UsageReader();
    for (String name; (name = json.nextName()) != null; ) {
      reader.member(name, json, json.nextToken(), into);
    }
    if (reader.counted) {
      into.usage = reader.usage();
    }
  }

  private void member(String name, JsonParser json, JsonToken value, Chunk into) {
    switch (name) {
      case "promptTokenCount" -> prompt = count(json, value);
      case "cachedContentTokenCount" -> cached = count(json, value);
      case "toolUsePromptTokenCount" -> toolUse = count(json, value);
      case "candidatesTokenCount", "responseTokenCount" -> candidates = count(json, value);
      case "thoughtsTokenCount" -> thoughts = count(json, value);
      case "promptTokensDetails", "toolUsePromptTokensDetails" -> audioIn += audio(json, value);
      case "cacheTokensDetails" -> audioCached = audio(json, value);
      case "candidatesTokensDetails", "responseTokensDetails" -> audioOut = audio(json, value);
      case "serviceTier" -> into.serviceTier = tier(ChunkParser.text(json, value));
      default -> json.skipChildren();
    }
  }

  private TokenUsage usage() {
    long input = prompt + toolUse;
    long cacheRead = Math.min(cached, input);
    long audio = Math.min(Math.max(0, audioIn - audioCached), input - cacheRead);
    long spoken = Math.min(audioOut, candidates);
    return new TokenUsage(
        input - cacheRead - audio, cacheRead, 0, 0, audio, candidates - spoken, thoughts, spoken);
  }

  private long count(JsonParser json, JsonToken value) {
    if (value != JsonToken.VALUE_NUMBER_INT) {
      json.skipChildren();
      return 0;
    }
    counted = true;
    return Math.max(0, json.getLongValue());
  }

  private static long audio(JsonParser json, JsonToken start) {
    if (start != JsonToken.START_ARRAY) {
      json.skipChildren();
      return 0;
    }
    long sum = 0;
    for (JsonToken token; (token = json.nextToken()) != JsonToken.END_ARRAY; ) {
      if (token == JsonToken.START_OBJECT) {
        sum += ofAudio(json);
      } else {
        json.skipChildren();
      }
    }
    return sum;
  }

  private static long ofAudio(JsonParser json) {
    boolean audio = false;
    long count = 0;
    for (String name; (name = json.nextName()) != null; ) {
      JsonToken value = json.nextToken();
      if (name.equals("modality")) {
        audio = "AUDIO".equals(ChunkParser.text(json, value));
      } else if (name.equals("tokenCount") && value == JsonToken.VALUE_NUMBER_INT) {
        count = Math.max(0, json.getLongValue());
      } else {
        json.skipChildren();
      }
    }
    return audio ? count : 0;
  }

  /** Chat completions call the usual tier {@code default}. */
  private static @Nullable String tier(@Nullable String name) {
    if (name == null || name.equals("unspecified")) {
      return null;
    }
    return name.equals("standard") ? "default" : name;
  }
}
