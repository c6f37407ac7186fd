package dev.weir.gateway.json;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object as places in its bytes. The whole text is read once and must be
 * valid; names are compared after decoding, so {@code "mod\u0065l"} is {@code model}; a repeated
 * member is refused, so that what is checked and priced here is what the provider will read.
 */
public final class JsonMembers {

  /**
   * One member.
   *
   * @param start index of the name's opening quote
   * @param valueStart index of the value's first byte
   * @param valueEnd index after the value's last byte
   */
  public record Member(String name, int start, int valueStart, int valueEnd) {}

  private static final TokenStreamFactory PARSERS = Json.mapper().tokenStreamFactory();

  private final byte[] bytes;
  private final Map<String, Member> members;

  private JsonMembers(byte[] bytes, Map<String, Member> members) {
    this.bytes = bytes;
    this.members = members;
  }

  /**
   * Reads an object.
   *
   * @throws AiException {@link AiError#INVALID_JSON} or, for a repeated member, {@link
   *     AiError#INVALID_VALUE}
   */
  public static JsonMembers of(byte[] bytes) {
    if (!startsAsUtf8Object(bytes)) {
      throw new AiException(
          AiError.INVALID_JSON,
          "body: "
              + (bytes.length == 0 ? "empty" : "not an object")
              + " (expected: a JSON object in UTF-8)");
    }
    Map<String, Member> members = new LinkedHashMap<>();
    try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        String name = parser.currentName();
        parser.nextToken();
        int valueStart = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int valueEnd = end(parser, bytes, valueStart);
        Member member = new Member(name, start, valueStart, valueEnd);
        if (members.put(name, member) != null) {
          throw new AiException(
              AiError.INVALID_VALUE, name + ": given twice (expected: once)", name);
        }
      }
      if (parser.nextToken() != null) {
        throw new AiException(AiError.INVALID_JSON, "body: text after the JSON object");
      }
    } catch (JacksonException e) {
      throw new AiException(
          AiError.INVALID_JSON,
          "body: not valid JSON at byte " + offset(e) + " of " + bytes.length);
    }
    return new JsonMembers(bytes, members);
  }

  /** The parser's position is right after a string or a container, but past a number's end. */
  private static int end(JsonParser parser, byte[] bytes, int valueStart) {
    JsonToken token = parser.currentToken();
    if (token != null && token.isNumeric()) {
      int end = valueStart;
      while (end < bytes.length && "+-.eE0123456789".indexOf(bytes[end]) >= 0) {
        end++;
      }
      return end;
    }
    return (int) parser.currentLocation().getByteOffset();
  }

  private static long offset(JacksonException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
  }

  /** UTF-16 and UTF-32, which the parser would accept, have a zero byte among the first two. */
  private static boolean startsAsUtf8Object(byte[] bytes) {
    int i = 0;
    while (i < bytes.length && " \t\r\n".indexOf(bytes[i]) >= 0) {
      i++;
    }
    return i < bytes.length && bytes[i] == '{' && (i + 1 >= bytes.length || bytes[i + 1] != 0);
  }

  /** The whole text; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** All members in order. */
  public Collection<Member> all() {
    return members.values();
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Where this member stands, or null. */
  public @Nullable Member get(String name) {
    return members.get(name);
  }

  /** Whether the member is there and not {@code null}. */
  public boolean isSet(String name) {
    Member member = members.get(name);
    return member != null && bytes[member.valueStart()] != 'n';
  }

  /** The member's value when it is a string; null when absent or of another kind. */
  public @Nullable String text(String name) {
    Member member = members.get(name);
    if (member == null || bytes[member.valueStart()] != '"') {
      return null;
    }
    for (int i = member.valueStart() + 1; i < member.valueEnd() - 1; i++) {
      if (bytes[i] == '\\') {
        return tree(member).stringValue();
      }
    }
    return new String(
        bytes,
        member.valueStart() + 1,
        member.valueEnd() - member.valueStart() - 2,
        StandardCharsets.UTF_8);
  }

  /** The member's value when it is a boolean; null when absent or of another kind. */
  public @Nullable Boolean flag(String name) {
    Member member = members.get(name);
    if (member == null) {
      return null;
    }
    return switch (bytes[member.valueStart()]) {
      case 't' -> true;
      case 'f' -> false;
      default -> null;
    };
  }

  /** The member's value as a tree; null when absent. */
  public @Nullable JsonNode tree(String name) {
    Member member = members.get(name);
    return member == null ? null : tree(member);
  }

  private JsonNode tree(Member member) {
    return Json.mapper()
        .readTree(Arrays.copyOfRange(bytes, member.valueStart(), member.valueEnd()));
  }
}
