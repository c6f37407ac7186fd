package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a strict client of chat completions makes of a stream. Reading it asserts the contract:
 * every frame a chunk, the role in the first delta of a choice and nowhere else, tool calls opened
 * completely and once, one finish reason and nothing after it, usage in one chunk without choices,
 * {@code [DONE]} last.
 */
final class ClientView {

  final Map<Integer, Choice> choices = new TreeMap<>();
  final List<JsonNode> usages = new ArrayList<>();
  boolean done;

  static ClientView of(String stream) {
    ClientView view = new ClientView();
    for (String frame : stream.split("\r?\n\r?\n")) {
      if (!frame.isBlank()) {
        view.frame(frame);
      }
    }
    return view;
  }

  private void frame(String frame) {
    StringBuilder data = new StringBuilder();
    for (String line : frame.split("\r?\n")) {
      if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).strip());
      }
    }
    assertThat(done).as("a frame after [DONE]: " + frame).isFalse();
    if (data.toString().equals("[DONE]")) {
      done = true;
      return;
    }
    JsonNode chunk = Json.mapper().readTree(data.toString());
    assertThat(chunk.path("choices").isArray()).as("a chunk without choices: " + data).isTrue();
    assertThat(chunk.path("error").isMissingNode()).as(frame).isTrue();
    if (chunk.path("usage").isObject()) {
      assertThat(chunk.path("choices").isEmpty()).as("usage beside choices: " + data).isTrue();
      assertThat(choices.values()).as("usage before the end").allMatch(c -> c.finish != null);
      usages.add(chunk.path("usage"));
      assertThat(usages).hasSize(1);
    }
    for (JsonNode choice : chunk.path("choices")) {
      choices
          .computeIfAbsent(choice.path("index").asInt(), index -> new Choice())
          .read(choice, data.toString());
    }
  }

  String text() {
    return choices.isEmpty() ? "" : choices.get(0).text.toString();
  }

  String reasoning() {
    return choices.isEmpty() ? "" : choices.get(0).reasoning.toString();
  }

  List<Tool> tools() {
    return choices.isEmpty() ? List.of() : choices.get(0).tools;
  }

  String finish() {
    return choices.isEmpty() ? "" : choices.get(0).finish;
  }

  static final class Choice {

    final StringBuilder text = new StringBuilder();
    final StringBuilder reasoning = new StringBuilder();
    final List<Tool> tools = new ArrayList<>();
    String finish;
    private boolean role;

    void read(JsonNode choice, String data) {
      assertThat(finish).as("after the finish reason: " + data).isNull();
      JsonNode delta = choice.path("delta");
      assertThat(delta.isObject()).as("no delta: " + data).isTrue();
      assertThat(delta.has("role")).as("role: " + data).isEqualTo(!role);
      role = true;
      JsonNode content = delta.path("content");
      assertThat(content.isString() || content.isNull() || content.isMissingNode())
          .as("content: " + data)
          .isTrue();
      text.append(content.asString(""));
      reasoning.append(delta.path("reasoning_content").asString(""));
      for (JsonNode call : delta.path("tool_calls")) {
        tool(call, data);
      }
      JsonNode reason = choice.path("finish_reason");
      if (reason.isString()) {
        finish = reason.stringValue();
        assertThat(finish).as(data).isNotEmpty();
        if (!tools.isEmpty()) {
          assertThat(finish).as(data).isNotEqualTo("stop");
        }
        for (Tool tool : tools) {
          assertThat(tool.arguments).as("arguments: " + data).isNotEmpty();
        }
      }
    }

    private void tool(JsonNode call, String data) {
      assertThat(call.path("index").isInt()).as(data).isTrue();
      int index = call.path("index").intValue();
      JsonNode function = call.path("function");
      if (index == tools.size()) {
        assertThat(call.path("id").asString("")).as(data).isNotEmpty();
        assertThat(call.path("type").asString("")).as(data).isEqualTo("function");
        assertThat(function.path("name").asString("")).as(data).isNotEmpty();
        assertThat(function.path("arguments").isString()).as(data).isTrue();
        tools.add(
            new Tool(
                call.path("id").stringValue(),
                function.path("name").stringValue(),
                new StringBuilder()));
      } else {
        assertThat(index).as(data).isLessThan(tools.size());
        assertThat(call.has("id") || call.has("type") || function.has("name")).as(data).isFalse();
      }
      tools.get(index).arguments.append(function.path("arguments").asString(""));
    }
  }

  record Tool(String id, String name, StringBuilder arguments) {

    @Override
    public String toString() {
      return id + ' ' + name + ' ' + arguments;
    }
  }
}
