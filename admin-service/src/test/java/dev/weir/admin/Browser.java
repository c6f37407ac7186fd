package dev.weir.admin;

import dev.weir.ledger.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A caller that keeps cookies, sends the CSRF header that the cookie asks for, or a bearer key. */
public final class Browser {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final Map<String, String> cookies = new TreeMap<>();
  private final Map<String, String> headers = new HashMap<>();

  public Browser(String base) {
    this.base = base;
  }

  /** An answer. */
  public record Reply(int status, JsonNode body, String text, HttpHeaders headers) {
    public String at(String name) {
      return body.path(name).asString();
    }
  }

  public Browser withKey(String key) {
    return withHeader("Authorization", "Bearer " + key);
  }

  public Browser withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Browser withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  public Browser withCookies(Map<String, String> more) {
    cookies.putAll(more);
    return this;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public Reply signIn(String user, String password) {
    return post("/login", Map.of("user", user, "password", password));
  }

  public Reply get(String path) {
    return send("GET", path, null, "application/json");
  }

  public Reply post(String path, Object body) {
    return send("POST", path, Json.mapper().writeValueAsString(body), "application/json");
  }

  public Reply patch(String path, Object body) {
    return send("PATCH", path, Json.mapper().writeValueAsString(body), "application/json");
  }

  public Reply delete(String path) {
    return send("DELETE", path, null, "application/json");
  }

  public Reply send(String method, String path, String body, String contentType) {
    HttpResponse<InputStream> response = begin(method, path, body, contentType);
    try (InputStream answer = response.body()) {
      String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      keepCookies(response.headers());
      return new Reply(response.statusCode(), json(text), text, response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<InputStream> begin(
      String method, String path, String body, String contentType) {
    URI uri = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    headers.forEach(request::setHeader);
    if (!cookies.isEmpty()) {
      String line =
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
      request.setHeader("Cookie", line);
    }
    if (cookies.containsKey("XSRF-TOKEN") && !headers.containsKey("X-XSRF-TOKEN")) {
      request.setHeader("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }
    if (body != null) {
      request.setHeader("Content-Type", contentType);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens an answer that goes on, and lets its lines be read as they come. */
  public BufferedReader open(String path) {
    HttpResponse<InputStream> response = begin("GET", path, null, "application/json");
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " was answered " + response.statusCode());
    }
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** The status, without waiting for the end of the answer. */
  public int status(String method, String path, String body) {
    HttpResponse<InputStream> response = begin(method, path, body, "application/json");
    keepCookies(response.headers());
    try (InputStream rest = response.body()) {
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepCookies(HttpHeaders answer) {
    for (String line : answer.allValues("set-cookie")) {
      HttpCookie cookie = HttpCookie.parse(line).get(0);
      if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : Json.mapper().readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
