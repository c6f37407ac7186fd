/**
 * What a provider is: id, prefixes, base URL, dialect, credential scheme and quirks, as data.
 * Points to dialects, never back.
 */
@NullMarked
package dev.weir.gateway.provider;

import org.jspecify.annotations.NullMarked;
