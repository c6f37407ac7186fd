package dev.weir.gateway.route;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The alternates that a body names: {@code fallbacks}, {@code models} or {@code extra.fallbacks}.
 */
final class BodyAlternates {

  private static final int MOST = 8;

  private BodyAlternates() {}

  /** The names, or null where the body has no such member. */
  static @Nullable List<String> of(JsonMembers body) {
    if (body.isSet("fallbacks")) {
      return names(body.tree("fallbacks"), "fallbacks");
    }
    if (body.isSet("models")) {
      return names(body.tree("models"), "models");
    }
    JsonNode extra = body.isSet("extra") ? body.tree("extra") : null;
    JsonNode fallbacks = extra == null ? null : extra.get("fallbacks");
    return fallbacks == null || fallbacks.isNull() ? null : names(fallbacks, "extra.fallbacks");
  }

  private static List<String> names(@Nullable JsonNode list, String param) {
    if (list == null || !list.isArray()) {
      throw new AiException(
          AiError.INVALID_VALUE, param + ": not a list (expected: a list of model names)", param);
    }
    if (list.size() > MOST) {
      throw new AiException(
          AiError.INVALID_VALUE,
          param + ": " + list.size() + " models (expected: at most " + MOST + ")",
          param);
    }
    List<String> names = new ArrayList<>(list.size());
    for (JsonNode item : list) {
      JsonNode name = item.isObject() ? item.path("model") : item;
      if (!name.isString() || name.stringValue().isBlank()) {
        throw new AiException(
            AiError.INVALID_VALUE,
            param + "[" + names.size() + "]: not a model name (expected: a string)",
            param);
      }
      names.add(name.stringValue());
    }
    return names;
  }
}
