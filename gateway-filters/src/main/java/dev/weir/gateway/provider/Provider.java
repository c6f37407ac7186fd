package dev.weir.gateway.provider;

import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.ledger.CredentialScheme;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * An endpoint that answers AI requests.
 *
 * @param id the name in configuration, headers and ledger
 * @param genAiName the name in OpenTelemetry's GenAI conventions, such as {@code gcp.gemini}
 * @param prefixes model names begin so, in lower case
 * @param owners names before a slash that mean this provider, in lower case; its id is always one
 * @param baseUrl what a dialect's paths are appended to, without a slash at its end
 * @param embeddings whether it has embeddings
 */
public record Provider(
    String id,
    String genAiName,
    List<String> prefixes,
    List<String> owners,
    URI baseUrl,
    Dialect dialect,
    CredentialScheme credentialScheme,
    Set<? extends Quirk> quirks,
    boolean embeddings) {

  public Provider {
    prefixes = List.copyOf(prefixes);
    owners = List.copyOf(owners);
    quirks = Set.copyOf(quirks);
  }
}
