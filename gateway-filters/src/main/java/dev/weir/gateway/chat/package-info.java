/**
 * The canonical conversation, the narrow waist between all dialects: request, response, and the
 * events of a stream. Knows no wire format.
 */
@NullMarked
package dev.weir.gateway.chat;

import org.jspecify.annotations.NullMarked;
