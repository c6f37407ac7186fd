/** Reading and writing JSON trees. Knows no provider and no HTTP. */
@NullMarked
package dev.weir.simulator.json;

import org.jspecify.annotations.NullMarked;
