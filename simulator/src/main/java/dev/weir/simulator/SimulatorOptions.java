package dev.weir.simulator;

import dev.weir.simulator.http.Pace;
import java.time.Duration;

/** Where the simulator listens (port 0: a free one) and how fast it answers. */
public record SimulatorOptions(String host, int port, Pace pace) {

  /** Loopback only, a free port, no waiting. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions("127.0.0.1", 0, Pace.DEFAULT);
  }

  public SimulatorOptions withHost(String newHost) {
    return new SimulatorOptions(newHost, port, pace);
  }

  public SimulatorOptions withPort(int newPort) {
    return new SimulatorOptions(host, newPort, pace);
  }

  /** The wait before the first byte of an answer. */
  public SimulatorOptions withLatency(Duration latency) {
    return new SimulatorOptions(host, port, new Pace(latency, pace.perFrame(), pace.chunk()));
  }

  /** The wait before each frame of a stream. */
  public SimulatorOptions withPacePerFrame(Duration perFrame) {
    return new SimulatorOptions(host, port, new Pace(pace.latency(), perFrame, pace.chunk()));
  }

  /** The most characters in one frame of a stream. */
  public SimulatorOptions withChunk(int characters) {
    return new SimulatorOptions(host, port, new Pace(pace.latency(), pace.perFrame(), characters));
  }
}
