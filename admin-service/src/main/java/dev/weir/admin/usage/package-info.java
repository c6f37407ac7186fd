/** The usage ledger: ingest, rollups, queries and export. */
@NullMarked
package dev.weir.admin.usage;

import org.jspecify.annotations.NullMarked;
