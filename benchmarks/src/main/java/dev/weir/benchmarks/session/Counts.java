package dev.weir.benchmarks.session;

import java.util.Map;

/**
 * What needs no quiet machine to be exact.
 *
 * @param calls system calls per request or chunk; NaN where not counted
 * @param byName the same by name
 * @param bytes allocated per request or chunk; NaN where there is no Java heap
 */
record Counts(double calls, Map<String, Double> byName, double bytes) {}
