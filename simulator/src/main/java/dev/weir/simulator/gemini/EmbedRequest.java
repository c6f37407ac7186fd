package dev.weir.simulator.gemini;

import dev.weir.simulator.answers.Vector;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One text to embed. The answer reports no usage, as the real one does not. */
record EmbedRequest(String text, int dimensions) {

  static List<EmbedRequest> batch(ObjectNode body, Target target) {
    JsonNode requests = body.path("requests");
    if (!requests.isArray() || requests.isEmpty()) {
      throw Errors.invalid("* BatchEmbedContentsRequest.requests: requests is not specified\n");
    }
    List<EmbedRequest> batch = new ArrayList<>();
    for (int at = 0; at < requests.size(); at++) {
      JsonNode request = requests.get(at);
      String model = Json.string(request, "model", "");
      if (!model.equals("models/" + target.model())) {
        throw Errors.invalid(
            "* BatchEmbedContentsRequest.requests["
                + at
                + "].model: must be the model of the request, models/"
                + target.model()
                + "\n");
      }
      batch.add(of(request, target, "requests[" + at + "]"));
    }
    return batch;
  }

  static EmbedRequest of(JsonNode request, Target target, String place) {
    Fields.EMBED_REQUEST.check(request, place);
    JsonNode content = request.path("content");
    ContentRules.checkParts(content.path("parts"), place + ".content");
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content.path("parts")) {
      text.append(Json.string(part, "text", ""));
    }
    int dimensions = Json.integer(request, "outputDimensionality", target.dimensions());
    if (dimensions < 1 || dimensions > target.dimensions()) {
      throw Errors.invalid(
          "* EmbedContentRequest.output_dimensionality: must be in the range [1, "
              + target.dimensions()
              + "]\n");
    }
    return new EmbedRequest(text.toString(), dimensions);
  }

  int tokens() {
    return TokenCounter.of(text);
  }

  ObjectNode embedding() {
    ObjectNode embedding = Json.object();
    ArrayNode values = embedding.putArray("values");
    for (float value : Vector.of(text, dimensions).values()) {
      values.add(value);
    }
    return embedding;
  }
}
