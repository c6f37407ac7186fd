/**
 * Stage meter: starts the clock, reads the tags, and tells what a request came to exactly once. Its
 * ports are the sink of usage records and the price book.
 */
@NullMarked
package dev.weir.gateway.meter;

import org.jspecify.annotations.NullMarked;
