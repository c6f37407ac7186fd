/** What an admin must know of this instance: its version, and where it keeps what for how long. */
@NullMarked
package dev.weir.admin.instance;

import org.jspecify.annotations.NullMarked;
