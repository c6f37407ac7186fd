/** The catalog, aliases and fallbacks. */
@NullMarked
package dev.weir.admin.models;

import org.jspecify.annotations.NullMarked;
