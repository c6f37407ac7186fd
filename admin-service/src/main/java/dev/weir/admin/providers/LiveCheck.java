package dev.weir.admin.providers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.Json;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds out whether a provider takes a key, by a call that costs nothing: the list of its models.
 * It follows no redirect, which could carry the key to another host, reads a bounded answer, and
 * ends in bounded time.
 */
@Component
class LiveCheck {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_KEY = 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private final Duration limit;

  LiveCheck(@Value("${weir.providers.check-timeout:10s}") Duration limit) {
    this.limit = limit;
  }

  /** Why this cannot be a key of that provider; null where it can. */
  static @Nullable String malformed(Endpoint endpoint, Secret key) {
    String text = key.reveal();
    if (text.isEmpty() || text.length() > LONGEST_KEY) {
      return "the key has " + text.length() + " characters (expected: 1 to " + LONGEST_KEY + ")";
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      return "the key has white space or characters outside of ASCII in it";
    }
    KnownProvider known = KnownProvider.of(endpoint.id());
    if (known != null
        && known.keyPrefix() != null
        && endpoint.baseUrl().toString().equals(known.baseUrl())
        && !text.startsWith(known.keyPrefix())) {
      return "a key of " + known.displayName() + " begins with " + known.keyPrefix();
    }
    return null;
  }

  /**
   * Checks form and validity.
   *
   * @param key null where the endpoint takes none
   */
  Result check(Endpoint endpoint, @Nullable Secret key) {
    long start = System.nanoTime();
    String error = key == null ? null : malformed(endpoint, key);
    if (error == null) {
      error = call(endpoint, key);
    }
    return new Result(
        error == null,
        endpoint.id(),
        error,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private @Nullable String call(Endpoint endpoint, @Nullable Secret key) {
    CompletableFuture<@Nullable String> answer = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .name("provider-check")
            .start(() -> answer.complete(send(request(endpoint, key))));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return "no whole answer within " + limit.toMillis() + " ms";
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(Endpoint endpoint, @Nullable Secret key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.models())
            .timeout(limit)
            .header("accept", "application/json")
            .header("user-agent", "weir");
    if (endpoint.dialect() == ProviderDialect.ANTHROPIC) {
      request.header("anthropic-version", "2023-06-01");
    }
    CredentialScheme scheme = endpoint.credential();
    if (key != null && scheme != CredentialScheme.NONE) {
      request.header(scheme.header(), scheme.value(key));
    }
    return request.GET().build();
  }

  private @Nullable String send(HttpRequest request) {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return judge(response.statusCode(), body);
      }
    } catch (HttpConnectTimeoutException e) {
      return "cannot be reached: no connection in time";
    } catch (HttpTimeoutException e) {
      return "no answer within " + limit.toMillis() + " ms";
    } catch (ConnectException e) {
      return "cannot be reached: connection refused, or the host is not known";
    } catch (IOException e) {
      // The message could repeat what the other side sent.
      return "the connection failed (" + e.getClass().getSimpleName() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** Never the provider's own words: some repeat the key. */
  private static @Nullable String judge(int status, InputStream body) throws IOException {
    if (status == 200) {
      return isJson(body) ? null : "the answer is no list of models (is the base_url right?)";
    }
    return switch (status) {
      case 400, 401, 403 -> "the provider refused the key (status " + status + ")";
      case 404, 405 -> "there is no list of models (status " + status + "; is the base_url right?)";
      case 429 -> "the provider limits this key (status 429)";
      default ->
          status >= 300 && status < 400
              ? "the provider redirects (status " + status + "), which is not followed"
              : "the provider failed (status " + status + ")";
    };
  }

  private static boolean isJson(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return false;
    }
    try {
      JsonNode list = Json.mapper().readTree(bytes);
      return list.isArray() || list.path("data").isArray() || list.path("models").isArray();
    } catch (JacksonException e) {
      return false;
    }
  }

  /**
   * How a check went.
   *
   * @param error what is wrong, without the key; null on success
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ProviderTest")
  record Result(
      @JsonProperty("success") boolean success,
      @JsonProperty("provider") String provider,
      @JsonProperty("error") @Nullable String error,
      @JsonProperty("latency_ms") long latencyMs) {}
}
