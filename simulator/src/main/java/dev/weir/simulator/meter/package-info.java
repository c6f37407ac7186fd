/**
 * The simulator's own count of what its providers were asked and what they wrote. It is told by
 * whoever sends an answer and never looks at a wire format.
 */
@NullMarked
package dev.weir.simulator.meter;

import org.jspecify.annotations.NullMarked;
