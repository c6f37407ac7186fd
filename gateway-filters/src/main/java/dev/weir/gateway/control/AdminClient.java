package dev.weir.gateway.control;

import dev.weir.ledger.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to admin's internal endpoints. It waits for answers, so it is only for threads of this
 * package, never for an event loop. Safe for any thread.
 */
final class AdminClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration STATUS = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final String base;
  private final Secret token;

  /**
   * @param admin such as {@code http://127.0.0.1:8081}
   * @param token signs the gateway in
   */
  AdminClient(URI admin, Secret token) {
    String text = admin.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.token = token;
  }

  /** The snapshot, if it is another than this version; admin may wait so long for a change. */
  Answer snapshot(@Nullable String version, Duration wait)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/internal/snapshot?wait=" + (version == null ? 0 : wait.toSeconds()));
    if (version != null) {
      request.header("if-none-match", '"' + version + '"');
    }
    return send(request.timeout(ANSWER.plus(wait)).GET().build());
  }

  Answer usage(byte[] batch) throws IOException, InterruptedException {
    return send(json("/internal/usage", batch).timeout(ANSWER).build());
  }

  Answer status(byte[] status) throws IOException, InterruptedException {
    return send(json("/internal/status", status).timeout(STATUS).build());
  }

  private HttpRequest.Builder json(String path, byte[] body) {
    return request(path)
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("authorization", "Bearer " + token.reveal());
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.body());
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  /** What admin answered. */
  record Answer(int status, byte[] body) {

    boolean isOk() {
      return status >= 200 && status < 300;
    }
  }
}
