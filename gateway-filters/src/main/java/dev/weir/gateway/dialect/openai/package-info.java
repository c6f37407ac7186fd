/**
 * OpenAI's wire format, chat completions and embeddings: the front that callers speak, and the
 * relay to compatible providers that keeps the bytes.
 */
@NullMarked
package dev.weir.gateway.dialect.openai;

import org.jspecify.annotations.NullMarked;
