/**
 * Stage route: reads the body once and makes the plan. Its port is the directory of providers,
 * models and credentials.
 */
@NullMarked
package dev.weir.gateway.route;

import org.jspecify.annotations.NullMarked;
