package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pieces of a message's content as Anthropic's content blocks. */
final class Parts {

  /** Marks a prompt's reusable beginning; callers write it into parts, messages and tools. */
  static final String CACHE_CONTROL = "cache_control";

  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final Warnings warnings;

  Parts(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * The block of a part; null where it has nothing to say or is of a kind that is not known.
   *
   * @param place the part's path in the request
   */
  @Nullable ObjectNode block(ContentPart part, String place) {
    return switch (part) {
      case ContentPart.Text text -> marked(text(text.text()), text.rest());
      case ContentPart.Refusal refusal -> text(refusal.text());
      case ContentPart.ImageUrl image -> {
        detail(image.detail());
        yield marked(image(urlSource(image.url(), place + ".image_url")), image.rest());
      }
      case ContentPart.ImageData image -> {
        detail(image.detail());
        String mediaType = imageType(image.mediaType(), place + ".image_url");
        yield marked(image(data(mediaType, image.base64())), image.rest());
      }
      case ContentPart.File file -> marked(document(file, place + ".file"), file.rest());
      case ContentPart.Audio audio ->
          throw new AiException(
              AiError.UNSUPPORTED_PARAMETER,
              place + ": audio (expected: text, images or documents, Anthropic takes no audio)",
              place);
      case ContentPart.Unknown unknown -> {
        warnings.dropped(place, "its type is not known to Anthropic");
        yield null;
      }
    };
  }

  /** A text block; null for blank text, which Anthropic refuses. */
  static @Nullable ObjectNode text(String text) {
    return text.isBlank() ? null : typed("text").put("text", text);
  }

  private static @Nullable ObjectNode marked(
      @Nullable ObjectNode block, Map<String, JsonNode> rest) {
    JsonNode mark = rest.get(CACHE_CONTROL);
    if (block != null && mark != null && mark.isObject()) {
      block.set(CACHE_CONTROL, mark);
    }
    return block;
  }

  private void detail(@Nullable String detail) {
    if (detail != null && !detail.equals("auto")) {
      warnings.dropped("image_url.detail", "not known to Anthropic");
    }
  }

  private static ObjectNode image(ObjectNode source) {
    ObjectNode image = typed("image");
    image.set("source", source);
    return image;
  }

  private static ObjectNode urlSource(String url, String place) {
    if (!url.regionMatches(true, 0, "http", 0, 4)) {
      throw new AiException(
          AiError.INVALID_VALUE, place + ": no http(s) URL (expected: a URL or a data URI)", place);
    }
    return typed("url").put("url", url);
  }

  private static String imageType(String mediaType, String place) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (type.equals("image/jpg")) {
      return "image/jpeg";
    }
    if (!IMAGES.contains(type)) {
      throw new AiException(
          AiError.INVALID_VALUE,
          place + ": " + shown(type) + " (expected: a JPEG, PNG, GIF or WebP image)",
          place);
    }
    return type;
  }

  private static ObjectNode document(ContentPart.File file, String place) {
    String base64 = file.base64();
    if (base64 == null) {
      throw new AiException(
          AiError.UNSUPPORTED_PARAMETER,
          place + ": a file id (expected: the file's data, ids are of another provider)",
          place);
    }
    String type = fileType(file, base64);
    if (IMAGES.contains(type)) {
      return image(data(type, base64));
    }
    ObjectNode document = typed("document");
    if (type.equals("application/pdf")) {
      document.set("source", data(type, base64));
    } else if (type.startsWith("text/")) {
      ObjectNode source = typed("text").put("media_type", "text/plain");
      document.set("source", source.put("data", decoded(base64, place)));
    } else {
      throw new AiException(
          AiError.UNSUPPORTED_PARAMETER,
          place + ": " + shown(type) + " (expected: a PDF, a text or an image)",
          place);
    }
    if (file.name() != null && !file.name().isBlank() && file.name().length() <= 500) {
      document.put("title", file.name());
    }
    JsonNode citations = file.rest().get("citations");
    if (citations != null && citations.isObject()) {
      document.set("citations", citations);
    }
    return document;
  }

  private static String fileType(ContentPart.File file, String base64) {
    if (file.mediaType() != null) {
      return file.mediaType().toLowerCase(Locale.ROOT);
    }
    // "%PDF-" in base64.
    return base64.startsWith("JVBERi") ? "application/pdf" : "a file of no known type";
  }

  private static String decoded(String base64, String place) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AiException(AiError.INVALID_VALUE, place + ": no base64", place);
    }
  }

  private static ObjectNode data(String mediaType, String base64) {
    return typed("base64").put("media_type", mediaType).put("data", base64);
  }

  private static String shown(String type) {
    return type.length() > 60 ? type.substring(0, 60) + "…" : type;
  }

  static ObjectNode typed(String type) {
    return Json.mapper().createObjectNode().put("type", type);
  }
}
