/**
 * JSON as bytes: the members of a request without a tree, splicing, quoting, a growing buffer.
 * Knows no meaning of any member.
 */
@NullMarked
package dev.weir.gateway.json;

import org.jspecify.annotations.NullMarked;
