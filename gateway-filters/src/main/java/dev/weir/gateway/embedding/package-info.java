/** The canonical embedding request and response. Knows no wire format. */
@NullMarked
package dev.weir.gateway.embedding;

import org.jspecify.annotations.NullMarked;
