/** The embedded PostgreSQL: a process of its own that outlives a killed admin. */
@NullMarked
package dev.weir.admin.database;

import org.jspecify.annotations.NullMarked;
