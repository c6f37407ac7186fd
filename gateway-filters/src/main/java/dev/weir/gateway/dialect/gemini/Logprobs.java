package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns {@code logprobsResult} into chat completions' {@code logprobs}. */
final class Logprobs {

  private Logprobs() {}

  static @Nullable JsonNode read(@Nullable JsonNode result) {
    if (result == null || !result.path("chosenCandidates").isArray()) {
      return null;
    }
    ObjectNode logprobs = Json.mapper().createObjectNode();
    ArrayNode content = logprobs.putArray("content");
    JsonNode chosen = result.path("chosenCandidates");
    for (int step = 0; step < chosen.size(); step++) {
      ArrayNode top = token(chosen.path(step), content.addObject()).putArray("top_logprobs");
      for (JsonNode other : result.path("topCandidates").path(step).path("candidates")) {
        token(other, top.addObject());
      }
    }
    logprobs.putNull("refusal");
    return logprobs;
  }

  private static ObjectNode token(JsonNode from, ObjectNode to) {
    String token = from.path("token").asString("");
    to.put("token", token);
    to.set(
        "logprob", from.path("logProbability").isNumber() ? from.path("logProbability") : zero());
    ArrayNode bytes = to.putArray("bytes");
    for (byte b : token.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xFF);
    }
    return to;
  }

  /** A certain token: proto JSON leaves a zero out. */
  private static JsonNode zero() {
    return Json.mapper().getNodeFactory().numberNode(0);
  }
}
