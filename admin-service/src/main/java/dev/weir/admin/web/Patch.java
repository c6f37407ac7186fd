package dev.weir.admin.web;

import dev.weir.ledger.Json;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes to a record, as JSON: an absent field stays, {@code null} empties it, anything else takes
 * its place. An unknown field is refused, since a mistyped allow-list must not be ignored.
 */
public final class Patch {

  private Patch() {}

  /**
   * The record after the change.
   *
   * @param current a record whose every component has a JSON name
   * @param change the body of the request
   */
  public static <T> T apply(T current, Class<T> type, @Nullable JsonNode change) {
    if (!(change instanceof ObjectNode changes)) {
      throw new ApiException(400, "invalid_value", "the body is no JSON object", null);
    }
    ObjectNode merged = Json.mapper().valueToTree(current);
    for (String name : changes.propertyNames()) {
      if (!merged.has(name)) {
        String known = String.join(", ", new TreeSet<>(merged.propertyNames()));
        throw ApiException.invalid(name, "there is no such field (expected: one of " + known + ")");
      }
      merged.set(name, changes.get(name));
    }
    try {
      return Json.mapper().treeToValue(merged, type);
    } catch (JacksonException e) {
      if (e.getCause() instanceof ApiException invalid) {
        throw invalid;
      }
      String path = JsonPath.of(e);
      throw ApiException.invalid(path, "it is not of the type that is expected here");
    }
  }
}
