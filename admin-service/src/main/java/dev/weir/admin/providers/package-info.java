/** Providers and their keys, in Vault or sealed in the database, with their live check. */
@NullMarked
package dev.weir.admin.providers;

import org.jspecify.annotations.NullMarked;
