package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a caller's request together with its path, such as {@code messages[2].role}, so that
 * an error can name it. Errors show what was found only where it cannot be part of a prompt.
 */
record Param(String path, JsonNode node) {

  private static final int LONGEST_SHOWN = 40;

  Param member(String name) {
    return new Param(path.isEmpty() ? name : path + '.' + name, node.path(name));
  }

  Param element(int index) {
    return new Param(path + '[' + index + ']', node.path(index));
  }

  /** Whether the value is there and not {@code null}. */
  boolean isSet() {
    return !node.isMissingNode() && !node.isNull();
  }

  String text() {
    if (!node.isString()) {
      throw invalid(found(), "a string");
    }
    return node.stringValue();
  }

  @Nullable String textOrNull() {
    return isSet() ? text() : null;
  }

  @Nullable Boolean flagOrNull() {
    if (!isSet()) {
      return null;
    }
    if (!node.isBoolean()) {
      throw invalid(found(), "true or false");
    }
    return node.booleanValue();
  }

  @Nullable Double numberOrNull(double least, double most) {
    if (!isSet()) {
      return null;
    }
    String range = plain(least) + " to " + plain(most);
    if (!node.isNumber()) {
      throw invalid(found(), "a number, " + range);
    }
    double value = node.asDouble();
    if (!(value >= least && value <= most)) {
      throw invalid(shown(node.asString()), range);
    }
    return value;
  }

  private static String plain(double bound) {
    return Integer.toString((int) bound);
  }

  @Nullable Long integerOrNull(long least, long most) {
    if (!isSet()) {
      return null;
    }
    String range =
        most == Long.MAX_VALUE
            ? least == Long.MIN_VALUE ? "an integer" : "an integer, at least " + least
            : "an integer, " + least + " to " + most;
    if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      throw invalid(node.isNumber() ? shown(node.asString()) : found(), range);
    }
    long value = node.asLong();
    if (value < least || value > most) {
      throw invalid(Long.toString(value), range);
    }
    return value;
  }

  Param object() {
    if (!node.isObject()) {
      throw invalid(found(), "an object");
    }
    return this;
  }

  Param array() {
    if (!node.isArray()) {
      throw invalid(found(), "a list");
    }
    return this;
  }

  /** All members that are set and not among the known ones. */
  Map<String, JsonNode> rest(Set<String> known) {
    Map<String, JsonNode> rest = null;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!known.contains(member.getKey()) && !member.getValue().isNull()) {
        if (rest == null) {
          rest = new HashMap<>(4);
        }
        rest.put(member.getKey(), member.getValue());
      }
    }
    return rest == null ? Map.of() : rest;
  }

  /** What the value is, in words. */
  String found() {
    return switch (node.getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> node.asString();
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL -> "null";
      case MISSING -> "missing";
      case BINARY, POJO -> "a value";
    };
  }

  /** A text that is a word of the protocol, shortened. */
  static String shown(String word) {
    return word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + '…';
  }

  AiException invalid(String found, String expected) {
    return new AiException(
        AiError.INVALID_VALUE, path + ": " + found + " (expected: " + expected + ")", path);
  }
}
