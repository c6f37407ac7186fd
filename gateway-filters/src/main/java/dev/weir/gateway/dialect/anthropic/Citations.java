package dev.weir.gateway.dialect.anthropic;

import dev.weir.ledger.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's citations as annotations of chat completions. Anthropic cites for a whole text block,
 * so a citation covers the text from that block's start to its end. What was found on the web
 * becomes a {@code url_citation}; a place in a document of the request has no URL and becomes a
 * {@code file_citation}.
 */
final class Citations {

  private Citations() {}

  /** One annotation for the characters from {@code start} to {@code end} of the answer's text. */
  static void add(ArrayNode annotations, JsonNode citation, int start, int end) {
    String url = text(citation, "url");
    if (url == null) {
      url = text(citation, "source");
    }
    String title = text(citation, "title");
    if (url != null && url.startsWith("http")) {
      ObjectNode place =
          annotations.addObject().put("type", "url_citation").putObject("url_citation");
      place.put("url", url).put("title", title == null ? url : title);
      place.put("start_index", start).put("end_index", end);
      return;
    }
    String document = text(citation, "document_title");
    ObjectNode place =
        annotations.addObject().put("type", "file_citation").putObject("file_citation");
    place.put("filename", document != null ? document : title != null ? title : "document");
    String file = text(citation, "file_id");
    if (file != null) {
      place.put("file_id", file);
    }
    place.put("start_index", start).put("end_index", end);
    String cited = text(citation, "cited_text");
    if (cited != null) {
      place.put("cited_text", cited);
    }
  }

  static ArrayNode none() {
    return Json.mapper().createArrayNode();
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : null;
  }
}
