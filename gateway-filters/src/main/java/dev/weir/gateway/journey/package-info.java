/**
 * The composite filter AiGateway, the check of what routes compose, and the answer to a journey
 * that failed.
 */
@NullMarked
package dev.weir.gateway.journey;

import org.jspecify.annotations.NullMarked;
