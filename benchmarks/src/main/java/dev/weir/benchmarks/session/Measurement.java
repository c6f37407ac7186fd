package dev.weir.benchmarks.session;

/**
 * One run of one scenario on one target.
 *
 * @param cpuMicros the proxy's CPU time per request, or per chunk of a stream
 * @param perSecond requests, or chunks
 * @param p50 microseconds; of a stream, from the upstream's write to the arrival
 * @param p99 likewise
 * @param firstContent median of the time to the first content, microseconds
 * @param foreign CPU of others as a share of the machine
 */
record Measurement(
    double cpuMicros,
    double perSecond,
    double p50,
    double p99,
    double p999,
    double firstContent,
    double foreign,
    int bad) {

  static final double MOST_FOREIGN = 0.12;

  boolean isQuiet() {
    return foreign <= MOST_FOREIGN;
  }
}
