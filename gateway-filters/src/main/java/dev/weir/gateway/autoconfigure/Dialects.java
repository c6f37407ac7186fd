package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.Dialect;
import java.util.Map;

/**
 * The wire formats of this gateway.
 *
 * @param front what callers speak
 * @param chatFront its half for chat
 */
record Dialects(Map<String, Dialect> byId, Dialect front, ChatFront chatFront) {}
