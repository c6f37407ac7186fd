/**
 * Stage fallback: which target is tried, and which next. Knows circuits and retries, no wire
 * format.
 */
@NullMarked
package dev.weir.gateway.fallback;

import org.jspecify.annotations.NullMarked;
