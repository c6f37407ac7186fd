/**
 * Stage authenticate: whose gateway key is this, and may it do this. Its port is the store of keys.
 */
@NullMarked
package dev.weir.gateway.authenticate;

import org.jspecify.annotations.NullMarked;
