package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Effort;
import dev.weir.simulator.http.Ids;
import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.CacheRule;
import dev.weir.simulator.tokens.Usage;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an OpenAI-compatible provider does in its own way. The defaults are OpenAI's. */
public interface Quirks {

  /** The provider's name and the first part of its paths. */
  String id();

  /** Whether the provider has a model of this name. */
  boolean owns(String model);

  /** The error for a model that the provider does not have. */
  default Refusal unknownModel(String model) {
    return Refusal.of(
        404,
        "invalid_request_error",
        "model_not_found",
        null,
        "The model `" + model + "` does not exist or you do not have access to it.");
  }

  /** The error for this key. */
  Refusal wrongKey(String maskedKey);

  /** An error in the provider's shape. */
  default JsonNode error(Refusal refusal) {
    ObjectNode error = Json.object();
    error
        .putObject("error")
        .put("message", refusal.message())
        .put("type", refusal.type())
        .put("param", refusal.param())
        .put("code", refusal.code());
    return error;
  }

  /** The headers of every answer. */
  Map<String, String> headers(String requestId);

  /** Refuses what this provider does not take in a chat request. */
  void check(ObjectNode body, String model);

  /** How much the model thinks before it answers. */
  Effort effort(ObjectNode body, String model);

  default ReasoningShape reasoningShape() {
    return ReasoningShape.HIDDEN;
  }

  default String callId(Ids ids) {
    return "call_" + ids.letters(24);
  }

  default String answerId(Ids ids) {
    return "chatcmpl-" + ids.letters(29);
  }

  CacheRule cacheRule();

  ObjectNode usage(Usage usage);

  /** Whether the usage stands in the chunk with the finish reason, asked for or not. */
  default boolean isUsageWithFinish() {
    return false;
  }

  /** Whether chunks before the last one say {@code "usage": null}. */
  default boolean isNullUsageShown(boolean isUsageAsked) {
    return isUsageAsked;
  }

  /** Whether a tool call comes in one chunk with all its arguments. */
  default boolean isCallWhole() {
    return false;
  }

  /** Whether the model says in text which tool it is about to call. */
  default boolean isCallAnnounced() {
    return false;
  }

  /**
   * Whether each chunk has both {@code content} and {@code reasoning_content}, one of them null.
   */
  default boolean isOtherFieldNull() {
    return false;
  }

  /** What stands in {@code content} beside tool calls when there is no text. */
  default boolean isContentNullBesideCalls() {
    return true;
  }

  /** Whether calls in a whole answer carry their index. */
  default boolean isCallIndexed() {
    return false;
  }

  /** Adds what this provider puts beside the choices. */
  default void decorate(ObjectNode answer, ObjectNode request, boolean isChunk) {}

  /** Adds what this provider puts into the message of a whole answer. */
  default void decorateMessage(ObjectNode message) {}

  /** Bytes before the body of a whole answer. */
  default String beforeBody() {
    return "";
  }

  /** Lines before the first frame of a stream. */
  default String beforeStream() {
    return "";
  }

  default String ping() {
    return ": ping\n\n";
  }

  /** Whether whole answers are printed over several lines. */
  default boolean isPretty() {
    return false;
  }

  /** How many numbers an embedding of this model has; 0 when the model embeds nothing. */
  default int dimensions(String model) {
    return 0;
  }

  /** Refuses what this provider does not take in an embedding request. */
  default void checkEmbedding(ObjectNode body, String model) {}

  /** Where reasoning stands in an answer. */
  enum ReasoningShape {
    /** Only its tokens are counted. */
    HIDDEN,
    /** In {@code reasoning_content}. */
    FIELD,
    /** In {@code thinking} parts of the content. */
    PARTS
  }
}
