package dev.weir.clients.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Asks one server with one bearer key, and reads JSON. Thread-safe. */
final class Api {

  static final ObjectMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String url;
  private final String key;

  /**
   * @param key empty for nobody's
   */
  Api(String url, String key) {
    this.url = url;
    this.key = key;
  }

  String url() {
    return url;
  }

  Api withKey(String other) {
    return new Api(url, other);
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** A chat of one message. */
  Answer chat(String model, String words, boolean stream, String... headers) {
    return post("/v1/chat/completions", chatBody(model, words, stream), headers);
  }

  static Map<String, Object> chatBody(String model, String words, boolean stream) {
    return Map.of(
        "model",
        model,
        "stream",
        stream,
        "messages",
        new Object[] {Map.of("role", "user", "content", words)});
  }

  Answer send(String method, String path, Object body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    if (!key.isEmpty()) {
      request.header("authorization", "Bearer " + key);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
      request
          .header("content-type", "application/json")
          .method(method, BodyPublishers.ofString(text));
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), response.headers().map().toString(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Answer(int status, String headers, String body) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The JSON of a 2xx. */
    JsonNode ok() {
      if (status < 200 || status > 299) {
        throw new IllegalStateException(status + ": " + body);
      }
      return json();
    }
  }
}
