package dev.weir.gateway.translate;

import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a body's members before any dialect sees it: what only the gateway reads is taken
 * out, then the route's own defaults, overrides and removals are made. Immutable.
 */
final class BodyRules {

  /** Members that a route may not touch, because the plan was made from them. */
  private static final Set<String> PLANNED =
      Set.of("model", "stream", "fallbacks", "models", "disable_fallbacks");

  static final BodyRules NONE = new BodyRules(Map.of(), Map.of(), List.of());

  private final Map<String, byte[]> defaults;
  private final Map<String, byte[]> overrides;
  private final List<String> removals;

  private BodyRules(
      Map<String, byte[]> defaults, Map<String, byte[]> overrides, List<String> removals) {
    this.defaults = defaults;
    this.overrides = overrides;
    this.removals = removals;
  }

  /**
   * Rules from YAML; a value that is valid JSON is taken as such, else as a string.
   *
   * @throws IllegalArgumentException for a member that a route may not touch
   */
  static BodyRules of(
      Map<String, String> defaults, Map<String, String> overrides, List<String> removals) {
    return new BodyRules(json(defaults), json(overrides), checked(removals));
  }

  private static Map<String, byte[]> json(Map<String, String> values) {
    Map<String, byte[]> json = new LinkedHashMap<>();
    checked(List.copyOf(values.keySet()));
    values.forEach((name, value) -> json.put(name, Json.mapper().writeValueAsBytes(node(value))));
    return json;
  }

  private static Object node(String value) {
    try {
      JsonNode node = Json.mapper().readTree(value);
      return node.isMissingNode() ? value : node;
    } catch (JacksonException e) {
      return value;
    }
  }

  private static List<String> checked(List<String> names) {
    for (String name : names) {
      if (PLANNED.contains(name)) {
        throw new IllegalArgumentException(
            "AiTranslate: '" + name + "' decides the route and cannot be changed here");
      }
    }
    return List.copyOf(names);
  }

  JsonSplice apply(JsonMembers body) {
    JsonSplice splice = new JsonSplice(body);
    removeIfThere(splice, "fallbacks");
    removeIfThere(splice, "models");
    removeIfThere(splice, "disable_fallbacks");
    removeInside(splice, "extra", "fallbacks");
    removeInside(splice, "metadata", "tags");
    removals.forEach(name -> removeIfThere(splice, name));
    overrides.forEach(splice::set);
    defaults.forEach(
        (name, value) -> {
          if (!splice.has(name)) {
            splice.set(name, value);
          }
        });
    return splice;
  }

  private static void removeIfThere(JsonSplice splice, String name) {
    if (splice.members().has(name)) {
      splice.remove(name);
    }
  }

  private static void removeInside(JsonSplice splice, String name, String inner) {
    if (!splice.members().isSet(name)
        || !(splice.members().tree(name) instanceof ObjectNode object)
        || object.remove(inner) == null) {
      return;
    }
    if (object.isEmpty()) {
      splice.remove(name);
    } else {
      splice.set(name, Json.mapper().writeValueAsBytes(object));
    }
  }

  @Override
  public String toString() {
    return "defaults = "
        + defaults.keySet()
        + ", overrides = "
        + overrides.keySet()
        + ", removals = "
        + removals;
  }
}
