/**
 * Anthropic's Messages API: what it refuses, how it answers whole and as a stream, and how it
 * counts.
 */
@NullMarked
package dev.weir.simulator.anthropic;

import org.jspecify.annotations.NullMarked;
