package dev.weir.benchmarks.session;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A proxy before the upstream.
 *
 * @param id short
 * @param name what is on, in words
 * @param command starts it on a port
 * @param jvm whether it allocates on a Java heap
 */
record Target(String id, String name, IntFunction<List<String>> command, boolean jvm) {

  /** No proxy: the loader speaks to the upstream. */
  static final Target DIRECT = new Target("direct", "no proxy", port -> List.of(), false);

  boolean isDirect() {
    return id.equals(DIRECT.id);
  }

  boolean isWeir() {
    return id.startsWith("weir");
  }
}
