package dev.weir.gateway.dialect;

import java.util.Map;

/**
 * A request in a provider's words, without its credential.
 *
 * @param path what follows the provider's base URL, such as {@code /chat/completions}; with a query
 *     where there is one
 * @param headers further headers of the dialect, names in lower case
 * @param body JSON
 */
public record ProviderRequest(String path, Map<String, String> headers, byte[] body) {}
