package dev.weir.simulator.http;

import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultScript;
import dev.weir.simulator.faults.FaultTarget;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.meter.Meter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * The HTTP server: finds the provider by the first part of the path, asks it for an answer and
 * sends it by its plan. Lives from {@link #start} to {@link #close}.
 */
public final class Server implements AutoCloseable {

  private static final byte[] NO_BODY = new byte[0];
  private static final int LONGEST_HEADERS = 256 * 1024;
  private static final Duration SHUTDOWN = Duration.ofSeconds(1);

  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final Meter meter;
  private final FaultScript faults;
  private final RequestLog log;
  private final AtomicReference<Pace> pace;
  private final Control control;
  private final LoopResources loops;
  private final DisposableServer server;

  private Server(
      String host,
      int port,
      List<Provider> providers,
      Meter meter,
      FaultScript faults,
      RequestLog log,
      Pace pace) {
    providers.forEach(provider -> this.providers.put(provider.id(), provider));
    this.meter = meter;
    this.faults = faults;
    this.log = log;
    this.pace = new AtomicReference<>(pace);
    this.control = new Control(meter, faults, log, this.pace);
    this.loops =
        LoopResources.create("simulator", Runtime.getRuntime().availableProcessors(), true);
    this.server =
        HttpServer.create()
            .host(host)
            .port(port)
            .runOn(loops)
            .option(ChannelOption.SO_BACKLOG, 8192)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .httpRequestDecoder(
                decoder ->
                    decoder
                        .maxHeaderSize(LONGEST_HEADERS)
                        .maxInitialLineLength(LONGEST_HEADERS)
                        .h2cMaxContentLength(0))
            .handle(this::handle)
            .bindNow();
  }

  public static Server start(
      String host,
      int port,
      List<Provider> providers,
      Meter meter,
      FaultScript faults,
      RequestLog log,
      Pace pace) {
    return new Server(host, port, providers, meter, faults, log, pace);
  }

  public int port() {
    return server.port();
  }

  public void pace(Pace newPace) {
    pace.set(newPace);
  }

  @Override
  public void close() {
    server.disposeNow();
    loops.disposeLater(Duration.ZERO, SHUTDOWN).block(SHUTDOWN);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(NO_BODY)
        .flatMap(body -> Mono.from(answer(call(request, body), response)));
  }

  private Publisher<Void> answer(Call call, HttpServerResponse response) {
    return new Sender(response, plan(call), meter).send();
  }

  private Plan plan(Call call) {
    Optional<Reply.Whole> own = control.answer(call);
    if (own.isPresent()) {
      return plain(own.get());
    }
    Provider provider = provider(call.path());
    if (provider == null) {
      return plain(Control.answer(404, Json.object().put("error", "no provider has this path")));
    }
    log.add(provider.id(), call);
    try {
      return new Planner(provider, call, fault(provider, call), pace.get()).plan();
    } catch (IllegalArgumentException wrongFault) {
      return plain(
          Control.answer(400, Json.object().put("error", String.valueOf(wrongFault.getMessage()))));
    }
  }

  private Fault fault(Provider provider, Call call) {
    String header = call.header("x-sim-fault");
    if (header != null) {
      return Fault.parse(header);
    }
    String key = provider.key(call);
    return faults.next(
        new FaultTarget(
            provider.id(),
            provider.model(call),
            key == null ? "" : key,
            call.method(),
            call.path()));
  }

  private @Nullable Provider provider(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? null : providers.get(path.substring(1, end));
  }

  private static Plan plain(Reply.Whole reply) {
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.put("content-length", Integer.toString(reply.body().length));
    return new Plan(
        Pace.DEFAULT.latency(),
        reply.status(),
        headers,
        false,
        false,
        List.of(new Step.Send(reply.body(), 0)),
        null);
  }

  private static Call call(HttpServerRequest request, byte[] body) {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    Map<String, String> query = new LinkedHashMap<>();
    uri.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .requestHeaders()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return new Call(request.method().name(), uri.path(), query, headers, body);
  }
}
