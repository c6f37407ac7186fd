/**
 * The simulator's own tokenizer, its prompt cache and the disjoint token counts of one answer. What
 * a provider calls these counts on the wire is not known here.
 */
@NullMarked
package dev.weir.simulator.tokens;

import org.jspecify.annotations.NullMarked;
