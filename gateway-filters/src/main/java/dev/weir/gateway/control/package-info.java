/**
 * The gateway's side of the control plane: the durable spool of usage records and what ships it,
 * the snapshot and where it comes from, the status that is told. Fills the ports of the stages; no
 * stage knows it.
 */
@NullMarked
package dev.weir.gateway.control;

import org.jspecify.annotations.NullMarked;
