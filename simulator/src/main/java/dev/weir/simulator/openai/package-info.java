/**
 * OpenAI's chat completions, embeddings and model list, as OpenAI and the providers that copy it
 * send them. What one of them does differently is asked of its {@link
 * dev.weir.simulator.openai.Quirks}; no provider is known here by name.
 */
@NullMarked
package dev.weir.simulator.openai;

import org.jspecify.annotations.NullMarked;
