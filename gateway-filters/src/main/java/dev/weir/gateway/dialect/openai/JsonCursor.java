package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A place in JSON bytes that moves forward over members, elements and values. It reads a stream's
 * chunk for the few members that matter without making objects of the others, which is what a
 * relayed chunk costs. Broken nesting and cut text are errors; the inside of a value that is passed
 * over is not checked further, because its bytes go on as they came.
 *
 * <p>One object serves one stream, one thread at a time.
 */
final class JsonCursor {

  private byte[] bytes = new byte[0];
  private int limit;
  private int at;
  private int gap;
  private int nameStart;

  /** Starts anew in these bytes. */
  JsonCursor reset(byte[] text, int from, int to) {
    bytes = text;
    at = from;
    limit = to;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The next byte to be looked at. */
  int at() {
    return at;
  }

  /** Goes to a place that was seen before. */
  void moveTo(int place) {
    at = place;
  }

  /** The first byte of the next value; 0 at the end. */
  byte peek() {
    space();
    return at < limit ? bytes[at] : 0;
  }

  /** Steps into an object or array if the next value opens with this byte. */
  boolean enter(char open) {
    if (peek() != open) {
      return false;
    }
    at++;
    return true;
  }

  /** Goes to the next member's value; false after the object's end. */
  boolean nextMember() {
    gap = at;
    if (peek() == ',') {
      at++;
      space();
    }
    if (at < limit && bytes[at] == '}') {
      at++;
      return false;
    }
    nameStart = at;
    string();
    if (peek() != ':') {
      throw broken();
    }
    at++;
    if (peek() == 0) {
      throw broken();
    }
    return true;
  }

  /** Goes to the next element; false after the array's end. */
  boolean nextElement() {
    if (peek() == ',') {
      at++;
      space();
    }
    if (at < limit && bytes[at] == ']') {
      at++;
      return false;
    }
    if (at >= limit) {
      throw broken();
    }
    return true;
  }

  /** Where the space before the current member begins: after its predecessor, or the brace. */
  int gap() {
    return gap;
  }

  /** The opening quote of the current member's name. */
  int nameStart() {
    return nameStart;
  }

  /** Whether the current member has this name, which needs no escapes. */
  boolean named(String name) {
    return isString(nameStart, name);
  }

  /** Whether the string at this place is this text, which needs no escapes. */
  boolean isString(int quote, String text) {
    int length = text.length();
    if (quote + length + 1 >= limit || bytes[quote + length + 1] != '"') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[quote + 1 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Passes over the value at this place; the place after it. */
  int skip() {
    switch (peek()) {
      case '"' -> string();
      case '{', '[' -> container();
      default -> scalar();
    }
    return at;
  }

  private void container() {
    int depth = 0;
    while (at < limit) {
      switch (bytes[at]) {
        case '"' -> {
          string();
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
      if (depth == 0) {
        return;
      }
    }
    throw broken();
  }

  private void string() {
    if (at >= limit || bytes[at] != '"') {
      throw broken();
    }
    for (int i = at + 1; i < limit; i++) {
      byte b = bytes[i];
      if (b == '\\') {
        i++;
      } else if (b == '"') {
        at = i + 1;
        return;
      }
    }
    throw broken();
  }

  private void scalar() {
    int from = at;
    while (at < limit && ",]} \t\r\n".indexOf(bytes[at]) < 0) {
      at++;
    }
    if (from == at || "-0123456789tfn".indexOf(bytes[from]) < 0) {
      throw broken();
    }
  }

  private void space() {
    while (at < limit) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return;
      }
      at++;
    }
  }

  /** The decoded string that stands here. */
  String text(int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      if (bytes[i] == '\\') {
        return escaped(from, to);
      }
    }
    return new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
  }

  private String escaped(int from, int to) {
    try {
      return Json.mapper().readValue(Arrays.copyOfRange(bytes, from, to), String.class);
    } catch (JacksonException e) {
      throw broken();
    }
  }

  /** The value that stands here as a tree. */
  JsonNode tree(int from, int to) {
    try {
      return Json.mapper().readTree(Arrays.copyOfRange(bytes, from, to));
    } catch (JacksonException e) {
      throw broken();
    }
  }

  /** How many characters the string that stands here has; an escape counts as one. */
  int characters(int from, int to) {
    int count = 0;
    for (int i = from + 1; i < to - 1; i++) {
      byte b = bytes[i];
      if (b == '\\') {
        i += bytes[i + 1] == 'u' ? 5 : 1;
      } else if ((b & 0xC0) == 0x80) {
        continue;
      }
      count++;
    }
    return count;
  }

  /** The whole part of the number that stands here; 0 if it is none, or not a sensible one. */
  long number(int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return bytes[i] == '.' ? value : 0;
      }
      if (value > Long.MAX_VALUE / 100) {
        return 0;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** That the text is no JSON; told without a word of it. */
  static AiException broken() {
    return new AiException(
        AiError.PROVIDER_BAD_RESPONSE, "the provider's answer is not valid JSON");
  }
}
