/**
 * Anthropic's Messages format, from the provider's side: requests are written from {@code chat},
 * whole answers and streams are read into it by one and the same reading of content blocks. The
 * reference is <a
 * href="https://platform.claude.com/docs/en/api/messages">platform.claude.com/docs/en/api/messages</a>.
 */
@NullMarked
package dev.weir.gateway.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
