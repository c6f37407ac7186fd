package dev.weir.simulator.openai;

import dev.weir.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Log probabilities, always the same ones: the piece of text that was sent is one token. */
final class Logprobs {

  private static final double LOGPROB = -0.125;

  private Logprobs() {}

  static ObjectNode of(String text, ObjectNode request) {
    ObjectNode logprobs = Json.object();
    ArrayNode content = logprobs.putArray("content");
    if (!text.isEmpty()) {
      ObjectNode token = token(text);
      ArrayNode top = token.putArray("top_logprobs");
      for (int at = 0; at < Json.integer(request, "top_logprobs", 0); at++) {
        top.add(token(at == 0 ? text : text + at));
      }
      content.add(token);
    }
    logprobs.putNull("refusal");
    return logprobs;
  }

  private static ObjectNode token(String text) {
    ObjectNode token = Json.object().put("token", text).put("logprob", LOGPROB);
    ArrayNode bytes = token.putArray("bytes");
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(one & 0xff);
    }
    return token;
  }
}
