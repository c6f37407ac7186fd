/** Anthropic's Messages format, from the provider's side. */
@NullMarked
package dev.weir.gateway.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
