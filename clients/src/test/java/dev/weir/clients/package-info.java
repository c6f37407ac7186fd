/**
 * Starts the gateway as its users do, lets every client make the journeys of {@code journeys.json}
 * through it, and compares what each of them saw with the table, the gateway's ledger with the
 * simulator's meter. It must not know the gateway's classes.
 */
package dev.weir.clients;
