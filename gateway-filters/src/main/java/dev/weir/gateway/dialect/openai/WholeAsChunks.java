package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a whole answer as the chunks of a stream, for endpoints that answer every request with one
 * document. For each choice: reasoning, then all else that its message says, then each tool call
 * before its arguments, then the end. Members that are not known here are told once: the answer's
 * in the first chunk, a choice's in its last. Perplexity's whole answers have an empty {@code
 * delta} beside the message. One object serves one answer.
 */
final class WholeAsChunks {

  /** What stands in every chunk. */
  private static final Set<String> REPEATED =
      Set.of("id", "object", "created", "model", "system_fingerprint", "service_tier");

  private final ObjectNode head = node();
  private final ObjectNode once = node();
  private final Bytes out;

  private WholeAsChunks(ObjectNode answer, ProviderCall call, int size) {
    this.out = new Bytes(size);
    head.put("id", call.answerId()).put("object", "").put("created", call.created());
    head.put("model", call.model());
    answer.forEachEntry(
        (name, value) -> {
          if (!value.isNull()) {
            (REPEATED.contains(name) ? head : once).set(name, value);
          }
        });
    head.put("object", "chat.completion.chunk");
    once.remove(List.of("choices", "usage", "error"));
  }

  /**
   * The frames of an answer that breaks no rule, with {@code [DONE]}.
   *
   * @throws AiException if it is no answer of chat completions
   */
  static byte[] write(byte[] body, ProviderCall call) {
    if (!(tree(body) instanceof ObjectNode answer)
        || !(answer.path("choices") instanceof ArrayNode choices)
        || choices.isEmpty()) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, call.model() + ": the provider's answer has no choices");
    }
    WholeAsChunks chunks = new WholeAsChunks(answer, call, body.length + 1024);
    for (int place = 0; place < choices.size(); place++) {
      JsonNode index = choices.get(place).path("index");
      chunks.choice(choices.get(place), index.isInt() ? index.intValue() : place);
    }
    JsonNode usage = answer.path("usage");
    if (call.includeUsage() && usage.isObject()) {
      chunks.chunk(null, usage);
    }
    return chunks.out.append("data: [DONE]\n\n").toArray();
  }

  private static JsonNode tree(byte[] body) {
    try {
      return Json.mapper().readTree(body);
    } catch (JacksonException e) {
      throw JsonCursor.broken();
    }
  }

  private static ObjectNode node() {
    return Json.mapper().createObjectNode();
  }

  /** The members that say something. */
  private static ObjectNode said(JsonNode object) {
    ObjectNode said = node();
    object.forEachEntry(
        (name, value) -> {
          if (!value.isNull()) {
            said.set(name, value);
          }
        });
    return said;
  }

  private void choice(JsonNode choice, int index) {
    ObjectNode end = said(choice).remove(List.of("index", "message", "delta", "finish_reason"));
    ObjectNode words = said(choice.path("message"));
    words.remove("role");
    JsonNode reasoning = words.remove("reasoning_content");
    JsonNode calls = words.remove("tool_calls");
    if (words.path("content").asString(" ").isEmpty()) {
      words.remove("content");
    }
    List<ObjectNode> deltas = new ArrayList<>();
    if (reasoning != null && !reasoning.asString(" ").isEmpty()) {
      deltas.add(node().set("reasoning_content", reasoning));
    }
    int wordsAt = words.isEmpty() ? -1 : deltas.size();
    if (wordsAt >= 0) {
      deltas.add(words);
    }
    calls(calls, deltas);
    if (deltas.isEmpty()) {
      deltas.add(node().put("content", ""));
    }
    for (int i = 0; i < deltas.size(); i++) {
      ObjectNode delta = i == 0 ? first(deltas.get(0)) : deltas.get(i);
      JsonNode logprobs = i == wordsAt ? end.remove("logprobs") : null;
      ObjectNode part = node().put("index", index).set("delta", delta);
      if (logprobs != null) {
        part.set("logprobs", logprobs);
      }
      chunk(part.putNull("finish_reason"), null);
    }
    ObjectNode last = node().put("index", index).set("delta", node());
    last.setAll(end);
    chunk(last.set("finish_reason", choice.path("finish_reason")), null);
  }

  private static ObjectNode first(ObjectNode delta) {
    ObjectNode first = node().put("role", "assistant");
    if (delta.has("tool_calls")) {
      first.putNull("content");
    }
    return first.setAll(delta);
  }

  /** Appends the deltas of the tool calls; one of another kind than functions comes in a piece. */
  private static void calls(@Nullable JsonNode calls, List<ObjectNode> deltas) {
    if (!(calls instanceof ArrayNode list)) {
      return;
    }
    int ordinal = 0;
    for (JsonNode call : list) {
      ObjectNode opened = node().put("index", ordinal);
      opened.setAll(said(call).remove(List.of("index")));
      deltas.add(call(opened));
      if (opened.path("function") instanceof ObjectNode function
          && function.path("arguments").isString()) {
        ObjectNode rest = node().put("index", ordinal);
        rest.putObject("function").set("arguments", function.path("arguments"));
        opened.set("function", function.deepCopy().put("arguments", ""));
        deltas.add(call(rest));
      }
      ordinal++;
    }
  }

  private static ObjectNode call(ObjectNode call) {
    ObjectNode delta = node();
    delta.putArray("tool_calls").add(call);
    return delta;
  }

  private void chunk(@Nullable ObjectNode choice, @Nullable JsonNode usage) {
    ObjectNode chunk = node();
    chunk.setAll(head).setAll(once);
    once.removeAll();
    ArrayNode choices = chunk.putArray("choices");
    if (choice != null) {
      choices.add(choice);
    }
    if (usage != null) {
      chunk.set("usage", usage);
    }
    out.append("data: ").append(Json.mapper().writeValueAsBytes(chunk)).append("\n\n");
  }
}
