package dev.weir.clients.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A secret that can be recognized wherever it goes.
 *
 * @param name for people
 * @param text all of it
 * @param core what is looked for: enough of it to be unlike anything else
 */
record Canary(String name, String text, String core) {

  private static final int FEWEST_CHARACTERS = 12;

  Canary {
    if (core.length() < FEWEST_CHARACTERS || !text.contains(core)) {
      throw new IllegalArgumentException(name + " cannot be recognized");
    }
  }

  /** The whole text is looked for. */
  static Canary of(String name, String text) {
    return new Canary(name, text, text);
  }

  /** The forms in which this text holds it; empty if it does not. */
  List<String> formsIn(String haystack) {
    List<String> forms = new ArrayList<>();
    if (haystack.contains(core)) {
      forms.add("raw");
    }
    String encoded = URLEncoder.encode(core, StandardCharsets.UTF_8);
    if (!encoded.equals(core) && haystack.contains(encoded)) {
      forms.add("url-encoded");
    }
    for (String base64 : base64()) {
      if (haystack.contains(base64)
          || haystack.contains(base64.replace('+', '-').replace('/', '_'))) {
        forms.add("base64");
      }
    }
    return forms;
  }

  /** What stays of it in base64, whatever stands before and behind. */
  private List<String> base64() {
    List<String> forms = new ArrayList<>();
    byte[] bytes = core.getBytes(StandardCharsets.UTF_8);
    for (int skipped = 0; skipped < 3; skipped++) {
      int length = (bytes.length - skipped) / 3 * 3;
      byte[] aligned = new byte[length];
      System.arraycopy(bytes, skipped, aligned, 0, length);
      forms.add(Base64.getEncoder().encodeToString(aligned));
    }
    return forms;
  }
}
