package dev.weir.simulator.gemini;

import dev.weir.simulator.json.Json;
import dev.weir.simulator.models.Catalog;
import dev.weir.simulator.models.Model;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gemini's list of models, in pages. */
final class ModelList {

  private static final String USUAL_SIZE = "50";

  private ModelList() {}

  static ObjectNode answer(String path, Map<String, String> query) {
    List<Model> models = Catalog.of("gemini");
    String wanted = path.replaceFirst("^/gemini/v1(beta|alpha)?/models/?", "");
    return wanted.isEmpty()
        ? page(models, query)
        : models.stream()
            .filter(model -> model.id().equals(wanted))
            .findFirst()
            .map(ModelList::entry)
            .orElseThrow(() -> Errors.unknownModel(wanted, "getModel"));
  }

  private static ObjectNode page(List<Model> models, Map<String, String> query) {
    String size = query.getOrDefault("pageSize", USUAL_SIZE);
    String token = query.getOrDefault("pageToken", "0");
    if (!size.matches("\\d{1,4}") || !token.matches("\\d{1,4}")) {
      throw Errors.invalid("* ListModelsRequest.page_token: Invalid page token\n");
    }
    int from = Math.min(models.size(), Integer.parseInt(token));
    int to = Math.min(models.size(), from + Math.max(1, Integer.parseInt(size)));
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    models.subList(from, to).forEach(model -> list.add(entry(model)));
    if (to < models.size()) {
      body.put("nextPageToken", Integer.toString(to));
    }
    return body;
  }

  private static ObjectNode entry(Model model) {
    ObjectNode entry =
        Json.object()
            .put("name", "models/" + model.id())
            .put("version", "001")
            .put("displayName", model.name())
            .put("description", model.name() + " of the simulator")
            .put("inputTokenLimit", model.isEmbedding() ? 2048 : 1048576)
            .put("outputTokenLimit", model.isEmbedding() ? 1 : 65536);
    ArrayNode methods = entry.putArray("supportedGenerationMethods");
    if (model.isEmbedding()) {
      methods.add("embedContent").add("batchEmbedContents");
    } else {
      methods.add("generateContent").add("countTokens");
      entry.put("temperature", 1).put("topP", 0.95).put("topK", 64);
      entry.put("maxTemperature", 2).put("thinking", true);
    }
    return entry;
  }
}
