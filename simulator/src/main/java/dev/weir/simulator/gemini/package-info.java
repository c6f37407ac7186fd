/**
 * Gemini's generateContent, its stream and its embeddings: what they refuse, how they answer and
 * how they count.
 */
@NullMarked
package dev.weir.simulator.gemini;

import org.jspecify.annotations.NullMarked;
