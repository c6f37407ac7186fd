package dev.weir.simulator.answers;

import tools.jackson.databind.JsonNode;

/** A tool that the caller offers, with the JSON schema of its arguments. */
public record Tool(String name, JsonNode parameters) {}
