/**
 * What gateway and admin share: token buckets, prices, cost, usage records and the form of a
 * gateway key. Plain values with one JSON form each; no service, no Spring, no I/O.
 */
@NullMarked
package dev.weir.ledger;

import org.jspecify.annotations.NullMarked;
