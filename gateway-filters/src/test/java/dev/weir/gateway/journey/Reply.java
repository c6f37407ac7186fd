package dev.weir.gateway.journey;

import dev.weir.ledger.UsageRecord;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller got. */
public record Reply(
    int status, HttpHeaders headers, byte[] body, RunningGateway gateway, String requestId) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The first value of a header, or null. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JSON.readTree(body);
  }

  public JsonNode error() {
    return json().path("error");
  }

  public String errorCode() {
    return error().path("code").asString("");
  }

  public boolean isStream() {
    String type = header("content-type");
    return type != null && type.startsWith("text/event-stream");
  }

  public boolean isDone() {
    return text().endsWith("data: [DONE]\n\n");
  }

  /** The data of a stream's frames without the last {@code [DONE]}. */
  public List<JsonNode> frames() {
    List<JsonNode> frames = new ArrayList<>();
    for (String line : text().split("\r\n|\n|\r")) {
      if (line.startsWith("data:") && !line.contains("[DONE]")) {
        frames.add(JSON.readTree(line.substring(5)));
      }
    }
    return frames;
  }

  /** What the model said. */
  public String content() {
    if (!isStream()) {
      return json().at("/choices/0/message/content").asString("");
    }
    StringBuilder content = new StringBuilder();
    for (JsonNode frame : frames()) {
      content.append(frame.at("/choices/0/delta/content").asString(""));
    }
    return content.toString();
  }

  /** The error in the last frame of a stream; a missing node where it is none. */
  public JsonNode lastError() {
    List<JsonNode> frames = frames();
    return frames.isEmpty()
        ? JSON.createObjectNode().path("error")
        : frames.getLast().path("error");
  }

  /** The ledger's row. */
  public UsageRecord row() {
    return gateway.ledger().row(requestId);
  }
}
