/**
 * Gemini's generateContent format, from the provider's side: requests are written from {@code
 * chat}, whole answers and streams are read into it, and texts are embedded. The reference is <a
 * href="https://ai.google.dev/api/generate-content">ai.google.dev/api/generate-content</a>.
 */
@NullMarked
package dev.weir.gateway.dialect.gemini;

import org.jspecify.annotations.NullMarked;
