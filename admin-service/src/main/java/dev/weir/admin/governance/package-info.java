/** Rules by scope: allow-lists first; rates and budgets join later. */
@NullMarked
package dev.weir.admin.governance;

import org.jspecify.annotations.NullMarked;
