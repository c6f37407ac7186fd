/**
 * OpenAI itself and the providers that copy its chat completions, each with what it does its way.
 */
@NullMarked
package dev.weir.simulator.quirks;

import org.jspecify.annotations.NullMarked;
