/**
 * Wiring: properties with prefix weir, beans by concern. The only package that knows all others.
 */
@NullMarked
package dev.weir.gateway.autoconfigure;

import org.jspecify.annotations.NullMarked;
