/**
 * AI providers that live on this machine: they answer as the real ones do on the wire, fail as
 * told, and count by themselves what they were asked. This package puts the parts together and
 * starts them.
 */
@NullMarked
package dev.weir.simulator;

import org.jspecify.annotations.NullMarked;
