package dev.weir.simulator.answers;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Something that came with a message and is not text: what it is, its media type and its size. */
public record Attachment(String kind, String mediaType, long bytes, @Nullable String url) {

  /** A file that came inside the request. */
  public static Attachment inline(String kind, String mediaType, String base64) {
    return new Attachment(kind, mediaType, size(base64), null);
  }

  /** A file that the request only points to. */
  public static Attachment linked(String kind, String url) {
    return new Attachment(kind, "", 0, url);
  }

  String description() {
    return url == null ? mediaType + " " + bytes + " bytes" : url;
  }

  private static long size(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64).length;
    } catch (IllegalArgumentException notBase64) {
      return base64.length();
    }
  }
}
