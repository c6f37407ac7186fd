/**
 * The load generator: open loop (latency from the intended start), closed loop and streams, on one
 * thread. Every answer is checked.
 */
@NullMarked
package dev.weir.benchmarks.load;

import org.jspecify.annotations.NullMarked;
