package dev.weir.simulator;

import dev.weir.simulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A simulator and a client that speaks to it as a program of a provider's customer would. */
final class Wire implements AutoCloseable {

  static final String OPENAI_KEY = "sk-test-1234567890abcd";
  static final String ANTHROPIC_KEY = "sk-ant-test-1234567890wxyz";
  static final String GEMINI_KEY = "AIza-test-1234567890qrst";

  final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer: status, headers and the body as text. */
  record Answer(int status, HttpResponse<String> response) {

    JsonNode json() {
      return Json.parse(response.body());
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The JSON of each event, without {@code [DONE]}. */
    List<JsonNode> events() {
      List<JsonNode> events = new ArrayList<>();
      for (String line : body().split("\r?\n")) {
        if (line.startsWith("data: ") && !line.equals("data: [DONE]")) {
          events.add(Json.parse(line.substring(6)));
        }
      }
      return events;
    }
  }

  Answer openai(String provider, String body) {
    return send(
        post("/" + provider + "/v1/chat/completions", body).header("authorization", bearer()));
  }

  Answer chat(String body) {
    return openai("openai", body);
  }

  Answer anthropic(String body) {
    return send(
        post("/anthropic/v1/messages", body)
            .header("x-api-key", ANTHROPIC_KEY)
            .header("anthropic-version", "2023-06-01"));
  }

  Answer gemini(String target, String body) {
    return send(post("/gemini/v1beta/models/" + target, body).header("x-goog-api-key", GEMINI_KEY));
  }

  Answer get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    for (int at = 0; at < headers.length; at += 2) {
      request.header(headers[at], headers[at + 1]);
    }
    return send(request);
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException broken) {
      throw new BrokenConnection(broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpClient client() {
    return client;
  }

  static String bearer() {
    return "Bearer " + OPENAI_KEY;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.url() + path))
        .timeout(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    simulator.close();
  }

  /** The connection ended before the answer did. */
  static final class BrokenConnection extends RuntimeException {

    private BrokenConnection(IOException cause) {
      super(cause);
    }
  }
}
