package dev.weir.clients;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the HTTP requests that the SDK makes and remembers the last answer's headers. Thread-safe.
 */
final class CountingHttpClient implements HttpClient {

  private final HttpClient client;
  private final AtomicInteger tries = new AtomicInteger();
  private volatile Headers headers = Headers.builder().build();

  CountingHttpClient(HttpClient client) {
    this.client = client;
  }

  int tries() {
    return tries.get();
  }

  void forgetTries() {
    tries.set(0);
  }

  /** The header's first value, or null. */
  String header(String name) {
    List<String> values = headers.values(name);
    return values.isEmpty() ? null : values.getFirst();
  }

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    tries.incrementAndGet();
    return seen(client.execute(request, options));
  }

  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    tries.incrementAndGet();
    return client.executeAsync(request, options).thenApply(this::seen);
  }

  private HttpResponse seen(HttpResponse response) {
    headers = response.headers();
    return response;
  }

  @Override
  public void close() {
    client.close();
  }
}
