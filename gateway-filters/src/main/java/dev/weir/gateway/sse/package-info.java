/**
 * Server-sent events: bytes to frames, incremental and byte-exact over any chunking. Knows nothing
 * of what stands in a frame's data.
 */
@NullMarked
package dev.weir.gateway.sse;

import org.jspecify.annotations.NullMarked;
