package dev.weir.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was seen with what is expected. An object must have the members that are named, and
 * may have others; {@code {"$matches": pattern}} is found in a text, {@code {"$min": n}} is a lower
 * bound, {@code {"$object": true}} any object; everything else must be equal.
 */
final class Expectation {

  private Expectation() {}

  /** What differs, a sentence each; empty if nothing does. */
  static List<String> differences(Map<String, JsonNode> expected, JsonNode seen) {
    List<String> differences = new ArrayList<>();
    expected.forEach((name, value) -> compare(name, value, seen.path(name), differences));
    return differences;
  }

  private static void compare(
      String path, JsonNode expected, JsonNode seen, List<String> differences) {
    if (expected.has("$matches")) {
      boolean found =
          Pattern.compile(expected.path("$matches").asString()).matcher(text(seen)).find();
      check(found, path, expected, seen, differences);
    } else if (expected.has("$min")) {
      boolean enough = seen.isNumber() && seen.doubleValue() >= expected.path("$min").doubleValue();
      check(enough, path, expected, seen, differences);
    } else if (expected.has("$object")) {
      check(seen.isObject(), path, expected, seen, differences);
    } else if (expected.isObject() && seen.isObject()) {
      expected.forEachEntry(
          (name, value) -> compare(path + "." + name, value, seen.path(name), differences));
    } else if (expected.isArray() && seen.isArray() && expected.size() == seen.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(path + "[" + i + "]", expected.get(i), seen.get(i), differences);
      }
    } else {
      check(isEqual(expected, seen), path, expected, seen, differences);
    }
  }

  private static boolean isEqual(JsonNode expected, JsonNode seen) {
    return expected.isNumber() && seen.isNumber()
        ? expected.decimalValue().compareTo(seen.decimalValue()) == 0
        : expected.equals(seen);
  }

  private static String text(JsonNode seen) {
    return seen.isString() ? seen.stringValue() : "";
  }

  private static void check(
      boolean holds, String path, JsonNode expected, JsonNode seen, List<String> differences) {
    if (!holds) {
      String shown = seen.isMissingNode() ? "nothing" : seen.toString();
      differences.add(path + ": " + shown + " (expected: " + expected + ")");
    }
  }
}
