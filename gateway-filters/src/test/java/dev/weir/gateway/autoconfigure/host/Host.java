package dev.weir.gateway.autoconfigure.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.ReactorResourceFactory;

/** {@link TenLineGateway}, started with a piece of YAML on a free port. */
public final class Host implements AutoCloseable {

  /** The gateway key of a host whose YAML names none. */
  public static final String KEY = "sk-host-key";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private Host(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts with this YAML; a gateway key is added where it names none. */
  public static Host start(String yaml, Map<String, Object> environment) {
    List<PropertySource<?>> sources = sources(yaml);
    ApplicationContextInitializer<ConfigurableApplicationContext> initializer =
        starting ->
            sources.forEach(
                source -> starting.getEnvironment().getPropertySources().addFirst(source));
    SpringApplicationBuilder builder =
        new SpringApplicationBuilder(TenLineGateway.class)
            .web(WebApplicationType.REACTIVE)
            .properties(
                Map.of(
                    "server.port", "0",
                    "server.shutdown", "immediate",
                    "spring.main.banner-mode", "off",
                    "logging.level.root", "off",
                    "management.endpoints.web.exposure.include", "usage"))
            .properties(environment)
            .initializers(initializer, Host::ownEventLoops);
    if (!yaml.contains("keys:")) {
      builder.properties(Map.of("weir.keys.host.secret", KEY));
    }
    return new Host(builder.run("--server.port=0"));
  }

  /**
   * What a start with this YAML says when it fails: the messages of all causes; empty if it does
   * not.
   */
  public static String refusal(String yaml, Map<String, Object> environment) {
    try {
      start(yaml, environment).close();
      return "";
    } catch (RuntimeException e) {
      return messages(e);
    }
  }

  /** The messages of all causes, a line for each. */
  public static String messages(Throwable failure) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      messages.add(cause.getMessage());
    }
    return String.join("\n", messages);
  }

  /** Else the end of one host would stop the event loops of all. */
  private static void ownEventLoops(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            ReactorResourceFactory.class,
            () -> {
              ReactorResourceFactory factory = new ReactorResourceFactory();
              factory.setUseGlobalResources(false);
              factory.setShutdownQuietPeriod(Duration.ZERO);
              return factory;
            });
  }

  private static List<PropertySource<?>> sources(String yaml) {
    try {
      return new YamlPropertySourceLoader()
          .load("yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  public String url() {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(LIMIT)
        .header("authorization", "Bearer " + KEY);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
