package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a gateway needs to know, as admin hands it out: complete, versioned, without a
 * secret in the clear. A gateway keeps the last one on disk and starts from it when admin is down.
 *
 * @param version changes with the content; also the ETag
 */
public record Snapshot(
    @JsonProperty("version") String version,
    @JsonProperty("made_at") Instant madeAt,
    @JsonProperty("keys") List<Key> keys,
    @JsonProperty("providers") List<ProviderEntry> providers,
    @JsonProperty("models") List<ModelEntry> models,
    @JsonProperty("aliases") List<AliasEntry> aliases,
    @JsonProperty("prices") List<PriceEntry> prices,
    @JsonProperty("rules") List<Rule> rules) {

  public Snapshot {
    keys = List.copyOf(keys);
    providers = List.copyOf(providers);
    models = List.copyOf(models);
    aliases = List.copyOf(aliases);
    prices = List.copyOf(prices);
    rules = List.copyOf(rules);
  }

  /**
   * A gateway key that may be used. Disabled, revoked and expired ones are absent, but for the name
   * of the reason.
   *
   * @param hash SHA-256 of the key's text in lower-case hex
   * @param refused why it is refused although it is known: {@code disabled}, {@code revoked}; null
   *     where it may be used
   */
  public record Key(
      @JsonProperty("id") String id,
      @JsonProperty("hash") String hash,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("team") @Nullable String team,
      @JsonProperty("permissions") List<String> permissions,
      @JsonProperty("models") List<String> models,
      @JsonProperty("tags") Map<String, String> tags,
      @JsonProperty("client_gone") @Nullable ClientGone clientGone,
      @JsonProperty("byok") boolean byok,
      @JsonProperty("expires_at") @Nullable Instant expiresAt,
      @JsonProperty("refused") @Nullable String refused) {}

  /** {@code cancel} or {@code drain}; null takes the gateway's default. */
  public record ClientGone(
      @JsonProperty("stream") @Nullable String stream,
      @JsonProperty("whole") @Nullable String whole) {}

  /**
   * A provider that is active.
   *
   * @param credential the name of the scheme, such as {@code bearer}
   * @param keys the operator's keys, the preferred one first
   */
  public record ProviderEntry(
      @JsonProperty("id") String id,
      @JsonProperty("gen_ai_name") String genAiName,
      @JsonProperty("dialect") String dialect,
      @JsonProperty("base_url") String baseUrl,
      @JsonProperty("prefixes") List<String> prefixes,
      @JsonProperty("owners") List<String> owners,
      @JsonProperty("credential") String credential,
      @JsonProperty("quirks") List<String> quirks,
      @JsonProperty("embeddings") boolean embeddings,
      @JsonProperty("keys") List<ProviderKey> keys) {}

  /**
   * A provider's key: sealed for gateways, or where in Vault a gateway reads it by itself.
   *
   * @param sealed see {@link SealedValue}; null with a Vault path
   * @param vaultPath such as {@code secret/data/weir/providers/<id>}; null with a sealed value
   * @param version changes when the key was rotated
   */
  public record ProviderKey(
      @JsonProperty("id") String id,
      @JsonProperty("sealed") @Nullable String sealed,
      @JsonProperty("vault_path") @Nullable String vaultPath,
      @JsonProperty("version") long version) {}

  /** A model of the catalog; see {@link Catalog.CatalogModel}. */
  public record ModelEntry(
      @JsonProperty("name") String name,
      @JsonProperty("provider") String provider,
      @JsonProperty("kind") String kind,
      @JsonProperty("display_name") String displayName,
      @JsonProperty("created") long created,
      @JsonProperty("context_length") @Nullable Long contextLength,
      @JsonProperty("max_output_tokens") @Nullable Long maxOutputTokens,
      @JsonProperty("capabilities") List<String> capabilities) {}

  /** A name of the operator's own for a model. */
  public record AliasEntry(
      @JsonProperty("name") String name,
      @JsonProperty("target") String target,
      @JsonProperty("fallbacks") List<String> fallbacks) {}

  /** A price; rates in whole pico-USD per token by {@link Bucket#key()}. */
  public record PriceEntry(
      @JsonProperty("id") String id,
      @JsonProperty("provider") @Nullable String provider,
      @JsonProperty("model") String model,
      @JsonProperty("prefix") boolean prefix,
      @JsonProperty("schedule") ScheduleEntry schedule,
      @JsonProperty("service_tiers") Map<String, ScheduleEntry> serviceTiers,
      @JsonProperty("valid_to") @Nullable Instant validTo,
      @JsonProperty("source") String source) {}

  /** See {@link Price.Schedule}. */
  public record ScheduleEntry(
      @JsonProperty("rates") Map<String, Long> rates,
      @JsonProperty("tiers") List<TierEntry> tiers) {}

  /** See {@link Price.Tier}. */
  public record TierEntry(
      @JsonProperty("above_prompt_tokens") long abovePromptTokens,
      @JsonProperty("rates") Map<String, Long> rates) {}

  /**
   * An allow-list of models for a scope.
   *
   * @param scope {@code instance}, {@code team}, {@code key}, {@code user} or {@code tag}
   * @param subject the team's, key's or user's name, or {@code name:value} of a tag; empty for the
   *     instance
   * @param models names, aliases, or beginnings with a star
   */
  public record Rule(
      @JsonProperty("id") String id,
      @JsonProperty("scope") String scope,
      @JsonProperty("subject") String subject,
      @JsonProperty("models") List<String> models) {}
}
