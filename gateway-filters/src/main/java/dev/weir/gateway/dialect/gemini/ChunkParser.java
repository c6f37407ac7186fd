package dev.weir.gateway.dialect.gemini;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads a {@link Chunk} from JSON, token by token: a stream's chunk is mostly ratings and counts
 * around a few words, and no tree is built for them. Members may come in any order and any of them
 * may be missing or of an unexpected type. Stateless.
 */
final class ChunkParser {

  private ChunkParser() {}

  /**
   * Reads the object at which the parser stands.
   *
   * @param known what the answer told before, so that it is not read again
   */
  static Chunk parse(JsonParser json, boolean known) {
    Chunk chunk = new Chunk();
    for (String name; (name = json.nextName()) != null; ) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "candidates" -> candidates(json, value, chunk);
        case "usageMetadata" -> {
          if (value == JsonToken.START_OBJECT) {
            UsageReader.read(json, chunk);
          } else {
            json.skipChildren();
          }
        }
        case "responseId" -> chunk.id = known ? null : text(json, value);
        case "modelVersion" -> chunk.model = known ? null : text(json, value);
        case "promptFeedback" -> promptFeedback(json, value, chunk);
        case "error" -> chunk.error = tree(json);
        default -> json.skipChildren();
      }
    }
    return chunk;
  }

  private static void promptFeedback(JsonParser json, JsonToken start, Chunk chunk) {
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    chunk.hasPromptFeedback = true;
    for (String name; (name = json.nextName()) != null; ) {
      JsonToken value = json.nextToken();
      if (name.equals("blockReason")) {
        String reason = text(json, value);
        if (reason != null && !reason.equals("BLOCK_REASON_UNSPECIFIED")) {
          chunk.blockReason = reason;
        }
      } else {
        json.skipChildren();
      }
    }
  }

  private static void candidates(JsonParser json, JsonToken start, Chunk chunk) {
    if (start != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (JsonToken token; (token = json.nextToken()) != JsonToken.END_ARRAY; ) {
      if (token == JsonToken.START_OBJECT) {
        chunk.candidates.add(candidate(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private static Chunk.Candidate candidate(JsonParser json) {
    Chunk.Candidate candidate = new Chunk.Candidate();
    for (String name; (name = json.nextName()) != null; ) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "content" -> content(json, value, candidate);
        case "index" ->
            candidate.index = value == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
        case "finishReason" -> {
          String reason = text(json, value);
          candidate.finishReason = reason == null ? "" : reason;
        }
        case "groundingMetadata" -> candidate.grounding = tree(json);
        case "citationMetadata" -> candidate.citations = tree(json);
        case "logprobsResult" -> candidate.logprobs = tree(json);
        default -> json.skipChildren();
      }
    }
    return candidate;
  }

  private static void content(JsonParser json, JsonToken start, Chunk.Candidate candidate) {
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    for (String name; (name = json.nextName()) != null; ) {
      JsonToken value = json.nextToken();
      if (!name.equals("parts") || value != JsonToken.START_ARRAY) {
        json.skipChildren();
        continue;
      }
      for (JsonToken token; (token = json.nextToken()) != JsonToken.END_ARRAY; ) {
        if (token == JsonToken.START_OBJECT) {
          candidate.parts.add(part(json));
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private static Chunk.Part part(JsonParser json) {
    Chunk.Part part = new Chunk.Part();
    for (String name; (name = json.nextName()) != null; ) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "text" -> part.text = text(json, value);
        case "thought" -> part.thought = value == JsonToken.VALUE_TRUE;
        case "thoughtSignature" -> part.signature = text(json, value);
        case "functionCall" -> part.functionCall = tree(json);
        // These tell of a part and are none.
        case "partMetadata", "videoMetadata", "mediaResolution" -> json.skipChildren();
        default -> {
          if (value.isStructStart()) {
            part.otherKind = name;
          }
          json.skipChildren();
        }
      }
    }
    return part;
  }

  /** A scalar as text; null for anything else. */
  static @Nullable String text(JsonParser json, JsonToken value) {
    if (value.isStructStart()) {
      json.skipChildren();
      return null;
    }
    return value == JsonToken.VALUE_NULL ? null : json.getString();
  }

  /** The value at which the parser stands, which is not the whole document; null for a null. */
  static @Nullable JsonNode tree(JsonParser json) {
    JsonNode tree = json.readValueAsTree();
    return tree == null || tree.isNull() ? null : tree;
  }
}
