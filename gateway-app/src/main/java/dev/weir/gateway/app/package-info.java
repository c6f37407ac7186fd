/** The gateway as a service: a main class and what a service needs beside the filters. */
@NullMarked
package dev.weir.gateway.app;

import org.jspecify.annotations.NullMarked;
