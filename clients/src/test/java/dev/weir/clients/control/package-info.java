/**
 * Weir as its users run it: database, admin, gateway and simulator as processes of their own, some
 * of which are killed, and what must be true then.
 */
package dev.weir.clients.control;
