/** Benchmarks of what is not public in the gateway's control plane. */
@NullMarked
package dev.weir.gateway.control;

import org.jspecify.annotations.NullMarked;
