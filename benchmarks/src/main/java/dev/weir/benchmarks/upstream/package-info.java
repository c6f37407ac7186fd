/**
 * A provider that costs next to nothing: answers that are made before the first request comes,
 * written in as few writes as the wire allows.
 */
@NullMarked
package dev.weir.benchmarks.upstream;

import org.jspecify.annotations.NullMarked;
