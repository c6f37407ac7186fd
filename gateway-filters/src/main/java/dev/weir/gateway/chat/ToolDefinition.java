package dev.weir.gateway.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool that the assistant may call.
 *
 * @param parameters a JSON schema; null where the tool takes none
 * @param rest further members by the front's name
 */
public record ToolDefinition(
    String name,
    @Nullable String description,
    @Nullable JsonNode parameters,
    @Nullable Boolean strict,
    Map<String, JsonNode> rest) {}
