package dev.weir.gateway.route;

/**
 * The routing table that holds now. Called for every request: an implementation only reads a field.
 */
@FunctionalInterface
public interface RoutingTables {

  RoutingTable current();
}
