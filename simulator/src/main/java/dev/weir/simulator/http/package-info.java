/**
 * The HTTP side of the simulator: the server, what a provider is to it, how an answer goes out with
 * its pace and its fault, and the log of what came in. It knows no provider by name.
 */
@NullMarked
package dev.weir.simulator.http;

import org.jspecify.annotations.NullMarked;
