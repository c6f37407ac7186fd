package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ContentPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a message's content: a string, a list of parts, or nothing. */
final class ContentReader {

  private static final Set<String> TEXT = Set.of("type", "text");
  private static final Set<String> IMAGE = Set.of("type", "image_url");
  private static final Set<String> FILE = Set.of("type", "file");
  private static final String PDF = "application/pdf";

  private ContentReader() {}

  static List<ContentPart> read(Param content) {
    if (!content.isSet()) {
      return List.of();
    }
    if (content.node().isString()) {
      String text = content.text();
      return text.isEmpty() ? List.of() : List.of(ContentPart.Text.of(text));
    }
    if (!content.node().isArray()) {
      throw content.invalid(content.found(), "a string, a list of parts or null");
    }
    List<ContentPart> parts = new ArrayList<>(content.node().size());
    for (int i = 0; i < content.node().size(); i++) {
      parts.add(part(content.element(i)));
    }
    return parts;
  }

  private static ContentPart part(Param part) {
    if (part.node().isString()) {
      return ContentPart.Text.of(part.text());
    }
    String type = part.object().member("type").text();
    return switch (type) {
      case "text" -> new ContentPart.Text(part.member("text").text(), part.rest(TEXT));
      case "image_url" -> image(part);
      case "input_audio" ->
          part.member("input_audio").node().isString()
              ? new ContentPart.Unknown(type, part.node())
              : audio(part.member("input_audio").object());
      case "file" -> file(part);
      case "refusal" -> new ContentPart.Refusal(part.member("refusal").text());
      default -> new ContentPart.Unknown(type, part.node());
    };
  }

  private static ContentPart image(Param part) {
    Param image = part.member("image_url");
    Param url = image.node().isString() ? image : image.object().member("url");
    String detail = image.member("detail").textOrNull();
    String address = url.text();
    if (startsWith(address, "https://") || startsWith(address, "http://")) {
      return new ContentPart.ImageUrl(address, detail, part.rest(IMAGE));
    }
    DataUri data = DataUri.of(address);
    if (data == null) {
      throw url.invalid("an address of another kind", "an https URL or data:image/…;base64,…");
    }
    return new ContentPart.ImageData(
        data.mediaType == null ? "image/png" : data.mediaType,
        data.base64,
        detail,
        part.rest(IMAGE));
  }

  private static ContentPart audio(Param audio) {
    String data = audio.member("data").text();
    DataUri uri = DataUri.of(data);
    return new ContentPart.Audio(audio.member("format").text(), uri == null ? data : uri.base64);
  }

  private static ContentPart file(Param part) {
    Param file = part.member("file").object();
    String name = file.member("filename").textOrNull();
    String id = file.member("file_id").textOrNull();
    String data = file.member("file_data").textOrNull();
    if (data == null && id == null) {
      throw file.invalid("neither file_data nor file_id", "one of them");
    }
    if (data == null) {
      return new ContentPart.File(name, null, null, id, part.rest(FILE));
    }
    DataUri uri = DataUri.of(data);
    String mediaType = uri == null ? null : uri.mediaType;
    return new ContentPart.File(
        name,
        mediaType == null ? mediaTypeOf(name) : mediaType,
        uri == null ? data : uri.base64,
        id,
        part.rest(FILE));
  }

  private static String mediaTypeOf(@Nullable String name) {
    String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".txt") || lower.endsWith(".md") ? "text/plain" : PDF;
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  /** The parts of {@code data:image/png;base64,…} (RFC 2397). */
  private record DataUri(@Nullable String mediaType, String base64) {

    static @Nullable DataUri of(String uri) {
      int comma = uri.indexOf(',');
      if (!startsWith(uri, "data:") || comma < 0) {
        return null;
      }
      String head = uri.substring(5, comma);
      if (!head.toLowerCase(Locale.ROOT).endsWith(";base64")) {
        return null;
      }
      int end = head.indexOf(';');
      String type = head.substring(0, end).toLowerCase(Locale.ROOT);
      return new DataUri(type.isEmpty() ? null : type, uri.substring(comma + 1));
    }
  }
}
