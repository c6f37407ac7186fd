/** Gateway keys, people and their roles. */
@NullMarked
package dev.weir.admin.access;

import org.jspecify.annotations.NullMarked;
