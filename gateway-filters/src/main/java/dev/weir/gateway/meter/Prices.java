package dev.weir.gateway.meter;

import dev.weir.ledger.PriceBook;

/** The prices that hold now. Called for every request: an implementation only reads a field. */
@FunctionalInterface
public interface Prices {

  PriceBook current();
}
