package dev.weir.gateway.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A piece of a message's content. {@code rest} holds further members by the front's name. */
public sealed interface ContentPart {

  /** Words. */
  record Text(String text, Map<String, JsonNode> rest) implements ContentPart {

    public static Text of(String text) {
      return new Text(text, Map.of());
    }
  }

  /**
   * An image elsewhere.
   *
   * @param detail {@code low}, {@code high} or {@code auto}
   */
  record ImageUrl(String url, @Nullable String detail, Map<String, JsonNode> rest)
      implements ContentPart {}

  /**
   * An image given here.
   *
   * @param mediaType such as {@code image/png}
   * @param base64 the bytes
   */
  record ImageData(
      String mediaType, String base64, @Nullable String detail, Map<String, JsonNode> rest)
      implements ContentPart {}

  /**
   * Sound given here.
   *
   * @param format such as {@code wav} or {@code mp3}
   */
  record Audio(String format, String base64) implements ContentPart {}

  /**
   * A document: given here, or known to the provider by its id.
   *
   * @param mediaType such as {@code application/pdf}; null with an id
   */
  record File(
      @Nullable String name,
      @Nullable String mediaType,
      @Nullable String base64,
      @Nullable String fileId,
      Map<String, JsonNode> rest)
      implements ContentPart {}

  /** The assistant's words of refusal. */
  record Refusal(String text) implements ContentPart {}

  /** A kind that is not known here, as it came. */
  record Unknown(String type, JsonNode node) implements ContentPart {}
}
