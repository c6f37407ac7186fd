package dev.weir.simulator.gemini;

import dev.weir.simulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The two forms of a Gemini stream. */
enum StreamForm {
  /** Server-sent events, with CRLF. */
  EVENTS("text/event-stream", "data: ", "data: ", "\r\n\r\n"),
  /** One JSON array that grows. */
  ARRAY("application/json; charset=UTF-8", "[", ",\r\n", "\n");

  private final String contentType;
  private final byte[] first;
  private final byte[] before;
  private final byte[] after;

  StreamForm(String contentType, String first, String before, String after) {
    this.contentType = contentType;
    this.first = first.getBytes(StandardCharsets.UTF_8);
    this.before = before.getBytes(StandardCharsets.UTF_8);
    this.after = after.getBytes(StandardCharsets.UTF_8);
  }

  String contentType() {
    return contentType;
  }

  byte[] event(JsonNode response, boolean isFirst) {
    byte[] json = this == ARRAY ? Json.prettyBytes(response) : Json.bytes(response);
    ByteArrayOutputStream event = new ByteArrayOutputStream(json.length + 16);
    event.writeBytes(isFirst ? first : before);
    event.writeBytes(json);
    event.writeBytes(after);
    return event.toByteArray();
  }

  byte[] end() {
    return "]".getBytes(StandardCharsets.UTF_8);
  }
}
