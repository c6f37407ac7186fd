package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sources of one choice, gathered from {@code groundingMetadata} and {@code citationMetadata},
 * as chat completions' {@code url_citation} annotations. In a stream each chunk brings the sources
 * that are new, while the supports count over all of them; so they are kept until the end. One
 * object serves one choice, one thread at a time.
 */
final class Sources {

  private final List<JsonNode> chunks = new ArrayList<>();
  private final List<JsonNode> supports = new ArrayList<>();
  private final List<JsonNode> citations = new ArrayList<>();

  void grounding(JsonNode metadata) {
    metadata.path("groundingChunks").forEach(chunks::add);
    metadata.path("groundingSupports").forEach(supports::add);
  }

  void citations(JsonNode metadata) {
    metadata.path("citationSources").forEach(citations::add);
    metadata.path("citations").forEach(citations::add);
  }

  /**
   * Null where there is no source with an address.
   *
   * @param offsets of the choice's text
   */
  @Nullable JsonNode annotations(ByteOffsets offsets) {
    Set<JsonNode> found = new LinkedHashSet<>();
    for (JsonNode support : supports) {
      JsonNode segment = support.path("segment");
      for (JsonNode index : support.path("groundingChunkIndices")) {
        int at = index.asInt(-1);
        if (at >= 0 && at < chunks.size()) {
          add(found, source(chunks.get(at)), segment, offsets);
        }
      }
    }
    if (supports.isEmpty()) {
      chunks.forEach(chunk -> add(found, source(chunk), null, offsets));
    }
    citations.forEach(citation -> add(found, citation, citation, offsets));
    if (found.isEmpty()) {
      return null;
    }
    ArrayNode annotations = Json.mapper().createArrayNode();
    found.forEach(annotations::add);
    return annotations;
  }

  private static JsonNode source(JsonNode chunk) {
    for (String kind : List.of("web", "maps", "retrievedContext", "image")) {
      JsonNode source = chunk.path(kind);
      if (source.isObject()) {
        return source;
      }
    }
    return chunk;
  }

  private static void add(
      Set<JsonNode> found, JsonNode source, @Nullable JsonNode segment, ByteOffsets offsets) {
    String url = source.path("uri").asString("");
    if (url.isEmpty()) {
      url = source.path("sourceUri").asString("");
    }
    if (url.isEmpty()) {
      return;
    }
    int end = segment == null ? -1 : segment.path("endIndex").asInt(-1);
    ObjectNode annotation = Json.mapper().createObjectNode().put("type", "url_citation");
    annotation
        .putObject("url_citation")
        .put(
            "start_index",
            segment == null ? 0 : offsets.charAt(segment.path("startIndex").asInt(0)))
        .put("end_index", end < 0 ? offsets.chars() : offsets.charAt(end))
        .put("url", url)
        .put("title", source.path("title").asString(url));
    found.add(annotation);
  }
}
