/**
 * Stage upstream: the call itself. Pools, clocks, the caller's leaving; the one place that
 * subscribes.
 */
@NullMarked
package dev.weir.gateway.upstream;

import org.jspecify.annotations.NullMarked;
