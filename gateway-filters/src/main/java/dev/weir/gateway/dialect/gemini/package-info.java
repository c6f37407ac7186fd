/** Gemini's generateContent format, from the provider's side. */
@NullMarked
package dev.weir.gateway.dialect.gemini;

import org.jspecify.annotations.NullMarked;
