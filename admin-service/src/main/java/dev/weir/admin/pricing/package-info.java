/** The price book: append-only, with its history, unpriced models and re-pricing. */
@NullMarked
package dev.weir.admin.pricing;

import org.jspecify.annotations.NullMarked;
