/** Who changed what: an append-only, hash-chained log that every feature writes to. */
@NullMarked
package dev.weir.admin.audit;

import org.jspecify.annotations.NullMarked;
