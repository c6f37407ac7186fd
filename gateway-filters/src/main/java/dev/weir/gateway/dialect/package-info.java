/**
 * The seam between wire formats and the gateway: what a front and a provider format must be able to
 * do. Each format is a package below and never imports another.
 */
@NullMarked
package dev.weir.gateway.dialect;

import org.jspecify.annotations.NullMarked;
