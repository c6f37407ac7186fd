/**
 * One session: all targets up and warm on one core, upstream and loader on the other, every
 * scenario and target once a round in random order, and the figures that come of it.
 */
@NullMarked
package dev.weir.benchmarks.session;

import org.jspecify.annotations.NullMarked;
