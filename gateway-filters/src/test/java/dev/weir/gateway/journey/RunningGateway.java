package dev.weir.gateway.journey;

import dev.weir.simulator.Simulator;
import dev.weir.simulator.SimulatorOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.server.WebFilter;

/**
 * A gateway in this process with one route {@code AiGateway}, a simulator as its providers and a
 * ledger that remembers. One is shared by all tests that need nothing special.
 */
public final class RunningGateway implements AutoCloseable {

  /** May do everything. */
  public static final String KEY = "sk-test-everything";

  private static final Object LOCK = new Object();
  private static Simulator simulator;
  private static RunningGateway shared;

  private final ConfigurableApplicationContext context;

  private RunningGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** The simulator of all gateways in this process. */
  public static Simulator simulator() {
    synchronized (LOCK) {
      if (simulator == null) {
        simulator = Simulator.start(SimulatorOptions.defaults());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
      }
      return simulator;
    }
  }

  /** The gateway with usual settings; its circuits never open. */
  public static RunningGateway shared() {
    synchronized (LOCK) {
      if (shared == null) {
        shared = start();
        Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
      }
      return shared;
    }
  }

  /** A gateway of one's own with these settings, each as {@code name=value}. */
  public static RunningGateway start(String... settings) {
    return start(new Class<?>[] {TestApplication.class}, settings);
  }

  /** The same with the beans of a configuration class beside its own. */
  public static RunningGateway with(Class<?> beans, String... settings) {
    return start(new Class<?>[] {TestApplication.class, beans}, settings);
  }

  private static RunningGateway start(Class<?>[] sources, String... settings) {
    Map<String, Object> properties = usual();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new RunningGateway(
        new SpringApplicationBuilder(sources)
            .web(WebApplicationType.REACTIVE)
            .registerShutdownHook(false)
            .properties(properties)
            .run());
  }

  private static Map<String, Object> usual() {
    String url = simulator().url();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", "0");
    properties.put("server.address", "127.0.0.1");
    properties.put("spring.main.banner-mode", "off");
    properties.put("logging.level.root", "error");
    String route = "spring.cloud.gateway.server.webflux.routes[0].";
    properties.put(route + "id", "weir");
    properties.put(route + "uri", "no://op");
    properties.put(route + "predicates[0]", "Path=/v1/**,/ai/v1/**,/api/ai/v1/**");
    properties.put(route + "filters[0]", "AiGateway");
    properties.put("weir.answer-all-errors", "true");
    properties.put("weir.usage.log", "false");
    properties.put("weir.fingerprint-key", "test");
    properties.put("weir.circuits.minimum-calls", "100000");
    properties.put("weir.max-request-size", "256KB");
    provider(properties, "openai", url + "/openai/v1");
    provider(properties, "anthropic", url + "/anthropic");
    provider(properties, "gemini", url + "/gemini");
    provider(properties, "xai", url + "/xai/v1");
    provider(properties, "mistral", url + "/mistral/v1");
    properties.put("weir.keys.all.secret", KEY);
    properties.put("weir.keys.all.user", "ada");
    properties.put("weir.keys.all.team", "platform");
    properties.put("weir.keys.expired.secret", "sk-test-expired");
    properties.put("weir.keys.expired.expires-at", "2020-01-01T00:00:00Z");
    properties.put("weir.keys.reader.secret", "sk-test-reader");
    properties.put("weir.keys.reader.permissions", "read");
    properties.put("weir.keys.few.secret", "sk-test-few");
    properties.put("weir.keys.few.models", "gpt-4o,quick,claude-haiku-*");
    properties.put("weir.keys.pinned.secret", "sk-test-pinned");
    properties.put("weir.keys.pinned.tags.team", "pinned");
    properties.put("weir.keys.pinned.byok", "false");
    properties.put("weir.keys.drainer.secret", "sk-test-drainer");
    properties.put("weir.keys.drainer.client-gone.stream", "drain");
    properties.put("weir.keys.canceller.secret", "sk-test-canceller");
    properties.put("weir.keys.canceller.client-gone.whole", "cancel");
    properties.put("weir.models[0].name", "quick");
    properties.put("weir.models[0].target", "gemini-2.5-flash");
    properties.put("weir.models[0].fallbacks", "gpt-4o-mini");
    return properties;
  }

  private static void provider(Map<String, Object> properties, String id, String url) {
    properties.put("weir.providers." + id + ".base-url", url);
    properties.put("weir.providers." + id + ".api-key", "operator-key-" + id);
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public RecordedUsage ledger() {
    return context.getBean(RecordedUsage.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A chat request in the making. */
  public Ask ask(String model) {
    return new Ask(this, model);
  }

  @Override
  public void close() {
    context.close();
  }

  /** The threads on which a request with this trace came in and its attempts went out. */
  public List<String> threads(String traceparent) {
    return context.getBean(Threads.class).of(traceparent);
  }

  /** Nothing but Spring Cloud Gateway and Weir. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class TestApplication {

    @Bean
    RecordedUsage recordedUsage() {
      return new RecordedUsage();
    }

    @Bean
    Threads threads() {
      return new Threads();
    }

    @Bean
    WebFilter incoming(Threads threads) {
      return (exchange, chain) -> {
        threads.passed(exchange.getRequest().getHeaders().getFirst("traceparent"));
        return chain.filter(exchange);
      };
    }

    @Bean
    HttpClientCustomizer outgoing(Threads threads) {
      return client ->
          client.doAfterRequest(
              (request, connection) -> threads.passed(request.requestHeaders().get("traceparent")));
    }

    /** All gateways of this process share the event loops, which outlive each of them. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
      return new ReactorResourceFactory() {
        @Override
        public void destroy() {}

        @Override
        public void stop() {}
      };
    }
  }

  /** Remembers on which threads a trace was seen. */
  private static final class Threads {

    private final Map<String, List<String>> seen = new ConcurrentHashMap<>();

    void passed(String traceparent) {
      if (traceparent != null) {
        seen.computeIfAbsent(traceparent, trace -> new CopyOnWriteArrayList<>())
            .add(Thread.currentThread().getName());
      }
    }

    List<String> of(String traceparent) {
      return seen.getOrDefault(traceparent, List.of());
    }
  }
}
