package dev.weir.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a simulator from the command line: {@code --port 9090 --latency 20 --pace 5 --chunk 12}.
 */
public final class Main {

  private static final int USUAL_PORT = 9090;

  private Main() {}

  /** Each flag may also come as an environment variable, such as {@code SIMULATOR_PORT}. */
  public static void main(String[] arguments) throws InterruptedException {
    SimulatorOptions options = options(arguments, System.getenv());
    Simulator simulator = Simulator.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    say("simulator ready at " + simulator.url());
    new CountDownLatch(1).await();
  }

  static SimulatorOptions options(String[] arguments, Map<String, String> environment) {
    SimulatorOptions options = SimulatorOptions.defaults().withPort(USUAL_PORT);
    for (String name : new String[] {"host", "port", "latency", "pace", "chunk"}) {
      String value = environment.get("SIMULATOR_" + name.toUpperCase(Locale.ROOT));
      options = value == null ? options : set(options, "--" + name, value);
    }
    for (int at = 0; at < arguments.length; at += 2) {
      if (at + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[at] + ": no value");
      }
      options = set(options, arguments[at], arguments[at + 1]);
    }
    return options;
  }

  private static SimulatorOptions set(SimulatorOptions options, String flag, String value) {
    return switch (flag) {
      case "--host" -> options.withHost(value);
      case "--port" -> options.withPort(Integer.parseInt(value));
      case "--latency" -> options.withLatency(Duration.ofMillis(Long.parseLong(value)));
      case "--pace" -> options.withPacePerFrame(Duration.ofMillis(Long.parseLong(value)));
      case "--chunk" -> options.withChunk(Integer.parseInt(value));
      default ->
          throw new IllegalArgumentException(
              flag + ": unknown (expected: --host, --port, --latency, --pace, --chunk)");
    };
  }

  /** The one line that scripts wait for; a command-line program's output, not a log. */
  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
