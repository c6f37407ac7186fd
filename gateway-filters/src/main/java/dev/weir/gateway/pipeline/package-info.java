/**
 * The journey of a request: its stages in order, the exchange that travels through them, and the
 * functions that they contribute to an attempt. Imports no stage.
 */
@NullMarked
package dev.weir.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
