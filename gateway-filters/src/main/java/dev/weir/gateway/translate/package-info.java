/**
 * Stage translate: the request for a target, in its dialect and with the right credential. Its port
 * is the store of reasoning state.
 */
@NullMarked
package dev.weir.gateway.translate;

import org.jspecify.annotations.NullMarked;
