/** Thirty days of invented usage for {@code ./start --demo}, sent in by the front door. */
@NullMarked
package dev.weir.admin.demo;

import org.jspecify.annotations.NullMarked;
