/**
 * The control plane: one package per feature, joined only by {@code audit}, {@code web} and what
 * {@code snapshot} assembles.
 */
@NullMarked
package dev.weir.admin;

import org.jspecify.annotations.NullMarked;
