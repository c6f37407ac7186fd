package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.dialect.Warnings;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Puts a caller's JSON Schema into the form that a model takes. What only changes its spelling is
 * told; what loses a constraint is named as changed, so that a strict caller is refused.
 */
final class Schemas {

  private final Set<String> rewritten = new LinkedHashSet<>();
  private final Set<String> lost = new LinkedHashSet<>();

  private Schemas() {}

  /**
   * The schema for this model.
   *
   * @param path of the schema in the request
   */
  static JsonNode of(JsonNode schema, GeminiModel model, String path, Warnings warnings) {
    Schemas changes = new Schemas();
    JsonNode plain = new PlainSchema(schema, path, changes).write();
    JsonNode result = model.takesJsonSchema() ? plain : new OpenApiSchema(changes).write(plain);
    if (!changes.rewritten.isEmpty()) {
      warnings.told(path + " rewritten for Gemini: " + String.join(", ", changes.rewritten));
    }
    if (!changes.lost.isEmpty()) {
      warnings.changed(path, "Gemini takes no " + String.join(", ", changes.lost));
    }
    return result;
  }

  /** Notes that a construct was expressed in another way. */
  void rewritten(String what) {
    rewritten.add(what);
  }

  /** Notes that a constraint was left out. */
  void lost(String what) {
    lost.add(what);
  }
}
