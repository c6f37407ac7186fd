/**
 * What the simulated models answer: a deterministic function of the conversation, in words that
 * belong to no provider. Rules: echo of the user's text, tool calls while tools are offered, JSON
 * that follows a schema, reasoning when asked for.
 */
@NullMarked
package dev.weir.simulator.answers;

import org.jspecify.annotations.NullMarked;
