package dev.weir.simulator;

import dev.weir.simulator.anthropic.AnthropicProvider;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultScript;
import dev.weir.simulator.gemini.GeminiProvider;
import dev.weir.simulator.http.Ids;
import dev.weir.simulator.http.Pace;
import dev.weir.simulator.http.Provider;
import dev.weir.simulator.http.ReceivedRequest;
import dev.weir.simulator.http.RequestLog;
import dev.weir.simulator.http.Server;
import dev.weir.simulator.meter.Meter;
import dev.weir.simulator.meter.MeterReading;
import dev.weir.simulator.openai.OpenAiProvider;
import dev.weir.simulator.quirks.DeepSeek;
import dev.weir.simulator.quirks.Mistral;
import dev.weir.simulator.quirks.OpenAi;
import dev.weir.simulator.quirks.XAi;
import dev.weir.simulator.tokens.PromptCache;
import java.util.List;
import java.util.stream.Stream;

/**
 * A running simulator. Everything that its control endpoints do can be done here as well.
 * Thread-safe; lives until {@link #close()}.
 */
public final class Simulator implements AutoCloseable {

  private final Meter meter = new Meter();
  private final FaultScript faults = new FaultScript();
  private final RequestLog log = new RequestLog();
  private final PromptCache cache = new PromptCache();
  private final String host;
  private final Server server;

  private Simulator(SimulatorOptions options) {
    host = options.host();
    server =
        Server.start(
            options.host(),
            options.port(),
            providers(new Ids(), cache),
            meter,
            faults,
            log,
            options.pace());
  }

  /** Starts a simulator that answers when this method returns. */
  public static Simulator start(SimulatorOptions options) {
    return new Simulator(options);
  }

  private static List<Provider> providers(Ids ids, PromptCache cache) {
    Stream<Provider> alike =
        Stream.of(new OpenAi(), new XAi(), new Mistral(), new DeepSeek())
            .map(quirks -> new OpenAiProvider(quirks, ids, cache));
    Stream<Provider> own =
        Stream.of(new AnthropicProvider(ids, cache), new GeminiProvider(ids, cache));
    return Stream.concat(alike, own).toList();
  }

  /** The address, without a slash at its end. */
  public String url() {
    return "http://" + host + ":" + server.port();
  }

  public int port() {
    return server.port();
  }

  /** Adds faults to the script, in this order. */
  public void faults(Fault... added) {
    for (Fault fault : added) {
      faults.add(fault);
    }
  }

  public void clearFaults() {
    faults.clear();
  }

  /** The faults that are still to come. */
  public List<Fault> pendingFaults() {
    return faults.pending();
  }

  public void pace(Pace pace) {
    server.pace(pace);
  }

  public MeterReading meter() {
    return meter.read();
  }

  public void resetMeter() {
    meter.reset();
  }

  /** The last requests that came to the providers, newest first. */
  public List<ReceivedRequest> requests() {
    return log.requests();
  }

  /** Forgets meter, faults, requests and cached prompts, so that a test begins afresh. */
  public void reset() {
    meter.reset();
    faults.clear();
    log.clear();
    cache.clear();
  }

  @Override
  public void close() {
    server.close();
  }
}
