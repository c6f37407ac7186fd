/** The dashboard's files. */
@NullMarked
package dev.weir.admin.dashboard;

import org.jspecify.annotations.NullMarked;
