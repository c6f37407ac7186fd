package dev.weir.benchmarks.session;

import java.util.List;
import java.util.Map;

/** Who used the cores within a window. */
final class CpuWindow {

  private final List<Long> proxy;
  private final List<Long> upstream;
  private Map<Long, Long> proxyBefore = Map.of();
  private Map<Long, Long> proxyAfter = Map.of();
  private double oursBefore;
  private double ours;
  private double busyBefore;
  private double busy;
  private long startedAt;
  private long endedAt;

  CpuWindow(List<Long> proxy, List<Long> upstream) {
    this.proxy = proxy;
    this.upstream = upstream;
  }

  private double sumOfOurs() {
    List<Long> self = List.of(ProcessHandle.current().pid());
    return Proc.nanosBetween(Map.of(), Proc.threads(upstream))
        + Proc.nanosBetween(Map.of(), Proc.threads(self));
  }

  void begin() {
    oursBefore = sumOfOurs();
    busyBefore = Proc.busyNanos();
    startedAt = System.nanoTime();
    proxyBefore = Proc.threads(proxy);
  }

  void end() {
    proxyAfter = Proc.threads(proxy);
    endedAt = System.nanoTime();
    busy = Proc.busyNanos() - busyBefore;
    ours = sumOfOurs() - oursBefore;
  }

  double proxyNanos() {
    return Proc.nanosBetween(proxyBefore, proxyAfter);
  }

  double seconds() {
    return (endedAt - startedAt) / 1e9;
  }

  /** The share of all cores' time that neither proxy nor upstream nor loader used. */
  double foreign() {
    return Math.max(0, busy - proxyNanos() - ours) / (endedAt - startedAt) / Proc.cores();
  }
}
