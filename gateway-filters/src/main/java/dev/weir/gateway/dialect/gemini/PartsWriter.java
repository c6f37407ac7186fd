package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes pieces of content as Gemini's parts: bytes as {@code inlineData}, addresses as {@code
 * fileData}, which takes files of Google's own, {@code gs:} and public {@code https:} URLs (<a
 * href="https://ai.google.dev/gemini-api/docs/file-input-methods">File input methods</a>).
 */
final class PartsWriter {

  private static final String FILES = "https://generativelanguage.googleapis.com/v1beta/";

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("heic", "image/heic"),
          Map.entry("heif", "image/heif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("mp3", "audio/mp3"),
          Map.entry("wav", "audio/wav"));

  private final Warnings warnings;

  PartsWriter(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * Appends what the pieces become.
   *
   * @param path of the message, for errors
   */
  void write(List<ContentPart> content, String path, List<JsonNode> into) {
    for (int i = 0; i < content.size(); i++) {
      write(content.get(i), path + ".content[" + i + "]", into);
    }
  }

  private void write(ContentPart part, String path, List<JsonNode> into) {
    switch (part) {
      case ContentPart.Text text -> {
        nameRest(text.rest(), path);
        text(text.text(), into);
      }
      case ContentPart.Refusal refusal -> text(refusal.text(), into);
      case ContentPart.ImageData image -> {
        nameDetail(image.detail(), path);
        nameRest(image.rest(), path);
        into.add(inline(image.mediaType(), image.base64()));
      }
      case ContentPart.ImageUrl image -> {
        nameDetail(image.detail(), path);
        nameRest(image.rest(), path);
        into.add(remote(image.url(), path + ".image_url.url"));
      }
      case ContentPart.Audio audio -> into.add(inline(audioType(audio.format()), audio.base64()));
      case ContentPart.File file -> into.add(file(file, path));
      case ContentPart.Unknown unknown ->
          warnings.dropped(path, "content of type " + unknown.type() + " is not known to Gemini");
    }
  }

  /**
   * Whether Google fetches from this address by itself. A web address must also tell what it is, as
   * the media type goes along; otherwise it is better fetched here, where the answer tells it.
   */
  static boolean isReadable(String url) {
    return url.startsWith("gs://")
        || url.startsWith(FILES)
        || (url.startsWith("https://") && typeOf(url) != null);
  }

  /** Appends words; the API refuses an empty text. */
  static void text(String text, List<JsonNode> into) {
    if (!text.isEmpty()) {
      into.add(Json.mapper().createObjectNode().put("text", text));
    }
  }

  private JsonNode file(ContentPart.File file, String path) {
    nameRest(file.rest(), path);
    if (file.base64() != null) {
      return inline(file.mediaType() == null ? "application/pdf" : file.mediaType(), file.base64());
    }
    String id = file.fileId();
    if (id != null && id.startsWith("files/")) {
      return fileData(FILES + id, file.mediaType());
    }
    if (id != null && (id.startsWith("gs://") || id.startsWith("https://"))) {
      return fileData(id, file.mediaType() == null ? typeOf(id) : file.mediaType());
    }
    throw new AiException(
        AiError.INVALID_VALUE,
        path
            + ".file: neither data nor a file that Gemini can read (expected: file_data, or a"
            + " file_id of the form files/…, gs://… or https://…)",
        path + ".file");
  }

  private static JsonNode remote(String url, String path) {
    if (url.startsWith("https://") || url.startsWith("gs://")) {
      return fileData(url, typeOf(url));
    }
    int colon = url.indexOf(':');
    String scheme = colon > 0 && colon < 12 ? url.substring(0, colon + 1) : "no scheme";
    throw new AiException(
        AiError.INVALID_VALUE, path + ": " + scheme + " (expected: https: or gs:)", path);
  }

  private static JsonNode inline(String mediaType, String base64) {
    ObjectNode part = Json.mapper().createObjectNode();
    part.putObject("inlineData").put("mimeType", mediaType).put("data", base64);
    return part;
  }

  private static JsonNode fileData(String uri, @Nullable String mediaType) {
    ObjectNode part = Json.mapper().createObjectNode();
    ObjectNode data = part.putObject("fileData").put("fileUri", uri);
    if (mediaType != null) {
      data.put("mimeType", mediaType);
    }
    return part;
  }

  /** The media type that an address' ending tells; null where it tells none. */
  private static @Nullable String typeOf(String url) {
    int end = url.length();
    for (char mark : new char[] {'#', '?'}) {
      int at = url.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    int dot = url.lastIndexOf('.', end - 1);
    int slash = url.lastIndexOf('/', end - 1);
    return dot > slash
        ? MEDIA_TYPES.get(url.substring(dot + 1, end).toLowerCase(Locale.ROOT))
        : null;
  }

  private static String audioType(String format) {
    return switch (format) {
      case "pcm16" -> "audio/l16";
      case "m4a" -> "audio/mp4";
      default -> format.indexOf('/') >= 0 ? format : "audio/" + format;
    };
  }

  private void nameDetail(@Nullable String detail, String path) {
    if (detail != null && !detail.equals("auto")) {
      warnings.dropped(path + ".image_url.detail", "not known to Gemini");
    }
  }

  /** Marks for other providers' caches and the like, named once for each kind. */
  private void nameRest(Map<String, JsonNode> rest, String path) {
    for (Map.Entry<String, JsonNode> member : rest.entrySet()) {
      if (!member.getValue().isNull()) {
        warnings.dropped(path + "." + member.getKey(), "not known to Gemini");
      }
    }
  }
}
