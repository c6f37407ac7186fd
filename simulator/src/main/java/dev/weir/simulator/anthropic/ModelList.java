package dev.weir.simulator.anthropic;

import dev.weir.simulator.json.Json;
import dev.weir.simulator.models.Catalog;
import dev.weir.simulator.models.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's list of models, in pages. */
final class ModelList {

  private static final int USUAL_LIMIT = 20;

  private ModelList() {}

  static ObjectNode answer(String path, Map<String, String> query) {
    List<Model> models = Catalog.of("anthropic");
    if (path.equals("/v1/models")) {
      return page(models, query);
    }
    String wanted = path.substring("/v1/models/".length());
    return models.stream()
        .filter(model -> model.id().equals(wanted))
        .findFirst()
        .map(ModelList::entry)
        .orElseThrow(() -> Errors.of(404, "model: " + wanted));
  }

  private static ObjectNode page(List<Model> models, Map<String, String> query) {
    int from = 0;
    String after = query.get("after_id");
    for (int at = 0; at < models.size(); at++) {
      from = models.get(at).id().equals(after) ? at + 1 : from;
    }
    String limit = query.getOrDefault("limit", Integer.toString(USUAL_LIMIT));
    if (!limit.matches("\\d{1,4}")) {
      throw Errors.invalid("limit: Input should be a valid integer");
    }
    int to = Math.min(models.size(), from + Math.max(1, Integer.parseInt(limit)));
    List<Model> shown = models.subList(from, to);
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    shown.forEach(model -> data.add(entry(model)));
    return body.put("has_more", to < models.size())
        .put("first_id", shown.isEmpty() ? null : shown.getFirst().id())
        .put("last_id", shown.isEmpty() ? null : shown.getLast().id());
  }

  private static ObjectNode entry(Model model) {
    return Json.object()
        .put("type", "model")
        .put("id", model.id())
        .put("display_name", model.name())
        .put("created_at", Instant.ofEpochSecond(model.created()).toString());
  }
}
