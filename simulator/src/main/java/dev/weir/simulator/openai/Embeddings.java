package dev.weir.simulator.openai;

import static dev.weir.simulator.openai.Refusals.invalid;

import dev.weir.simulator.answers.Vector;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of an embedding request, and the body that answers it. */
record Embeddings(String model, List<Input> inputs, int dimensions, boolean isBase64) {

  static Embeddings of(ObjectNode body, String model, int usual) {
    List<Input> inputs = new ArrayList<>();
    JsonNode input = body.path("input");
    if (input.isString()) {
      inputs.add(Input.text(input.stringValue()));
    } else if (input.isArray() && !input.isEmpty() && input.get(0).isNumber()) {
      inputs.add(Input.tokens(input));
    } else {
      for (JsonNode one : input) {
        inputs.add(one.isArray() ? Input.tokens(one) : Input.text(one.asString("")));
      }
    }
    if (inputs.isEmpty() || inputs.stream().anyMatch(one -> one.tokens() == 0)) {
      throw invalid("input", null, "'$.input' is invalid. Please check the API reference.");
    }
    int dimensions =
        Json.integer(body, "dimensions", Json.integer(body, "output_dimension", usual));
    boolean isBase64 = Json.string(body, "encoding_format", "float").equals("base64");
    return new Embeddings(model, inputs, dimensions, isBase64);
  }

  int tokens() {
    return inputs.stream().mapToInt(Input::tokens).sum();
  }

  ObjectNode body(ObjectNode usage) {
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode data = body.putArray("data");
    for (int index = 0; index < inputs.size(); index++) {
      ObjectNode entry = data.addObject().put("object", "embedding").put("index", index);
      Vector vector = Vector.of(inputs.get(index).text(), dimensions);
      if (isBase64) {
        entry.put("embedding", vector.base64());
      } else {
        ArrayNode values = entry.putArray("embedding");
        for (float value : vector.values()) {
          values.add(value);
        }
      }
    }
    body.put("model", model);
    body.set("usage", usage);
    return body;
  }

  record Input(String text, int tokens) {

    private static Input text(String text) {
      return new Input(text, TokenCounter.of(text));
    }

    private static Input tokens(JsonNode numbers) {
      return new Input(Json.text(numbers), numbers.size());
    }
  }
}
