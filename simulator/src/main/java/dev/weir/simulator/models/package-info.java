/** Which models each provider lists, read from a data file. */
@NullMarked
package dev.weir.simulator.models;

import org.jspecify.annotations.NullMarked;
