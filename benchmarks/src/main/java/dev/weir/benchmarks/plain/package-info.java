/**
 * Spring Cloud Gateway with one route and all its defaults: the floor that Weir is compared with.
 */
@NullMarked
package dev.weir.benchmarks.plain;

import org.jspecify.annotations.NullMarked;
