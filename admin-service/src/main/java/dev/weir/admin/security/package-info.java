/** Who is asking, and what they may do: sign-in, sessions, gateway keys, the gateways' token. */
@NullMarked
package dev.weir.admin.security;

import org.jspecify.annotations.NullMarked;
