/** Stage normalize: what a target answers, in the caller's dialect. */
@NullMarked
package dev.weir.gateway.normalize;

import org.jspecify.annotations.NullMarked;
