/**
 * The script of faults: which request shall go wrong and how. What a fault does to an answer is
 * done where the answer is written or sent.
 */
@NullMarked
package dev.weir.simulator.faults;

import org.jspecify.annotations.NullMarked;
