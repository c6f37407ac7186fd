/**
 * What can go wrong, as one table: status, type, code and metric name of every error that a caller
 * can see. Knows no transport and no wire format.
 */
@NullMarked
package dev.weir.gateway.error;

import org.jspecify.annotations.NullMarked;
