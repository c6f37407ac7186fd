package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.pipeline.ClientGone.Policy;
import dev.weir.gateway.pipeline.Permission;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be configured, with its default. A name that is none of these stops the
 * start.
 *
 * @param keys gateway keys by name
 * @param providers settings of known providers, and further ones, by id
 * @param models aliases
 * @param prices prices beside the bundled ones; they win
 * @param admin where the control plane is, if there is one
 * @param data the folder of the spool and of the last snapshot, used with admin only
 * @param spool usage records on their way to admin
 * @param vault where keys of providers are read that admin does not hand out
 * @param clocks how long the gateway waits
 * @param circuits when a failing target rests
 * @param clientGone what becomes of a call when its caller leaves
 * @param pool upstream connections of one event loop
 * @param usage what is kept and logged of usage records
 * @param reasoning what is kept of providers' reasoning state
 * @param maxRequestSize the longest body of a caller
 * @param maxResponseSize the longest whole answer of a provider
 * @param maxFrameSize the longest frame of a stream
 * @param fingerprintKey makes the fingerprints of callers' own keys; random at each start if empty
 * @param answerAllErrors whether errors outside the AI routes are answered as JSON too
 */
@ConfigurationProperties(prefix = "weir", ignoreUnknownFields = false)
public record WeirProperties(
    @DefaultValue Map<String, KeySettings> keys,
    @DefaultValue Map<String, ProviderSettings> providers,
    @DefaultValue List<Model> models,
    @DefaultValue List<PriceSettings> prices,
    @DefaultValue AdminSettings admin,
    @DefaultValue(".weir") Path data,
    @DefaultValue SpoolSettings spool,
    @DefaultValue VaultSettings vault,
    @DefaultValue ClockSettings clocks,
    @DefaultValue CircuitSettings circuits,
    @DefaultValue ClientGoneSettings clientGone,
    @DefaultValue PoolSettings pool,
    @DefaultValue UsageSettings usage,
    @DefaultValue ReasoningSettings reasoning,
    @DefaultValue("32MB") DataSize maxRequestSize,
    @DefaultValue("64MB") DataSize maxResponseSize,
    @DefaultValue("16MB") DataSize maxFrameSize,
    @DefaultValue("") Secret fingerprintKey,
    @DefaultValue("false") boolean answerAllErrors) {

  /**
   * A gateway key.
   *
   * @param secret its text; any form is allowed
   * @param permissions what it may do
   * @param models the models and aliases that it may use; empty for all
   * @param tags win over the caller's
   * @param user its owner
   * @param team its owner's team
   * @param expiresAt from when on it is refused
   * @param clientGone what becomes of its calls when the caller leaves
   * @param byok whether the caller may bring a provider's key
   */
  public record KeySettings(
      @Nullable Secret secret,
      @DefaultValue("execute") Set<Permission> permissions,
      @DefaultValue Set<String> models,
      @DefaultValue Map<String, String> tags,
      @Nullable String user,
      @Nullable String team,
      @Nullable Instant expiresAt,
      @DefaultValue KeyClientGoneSettings clientGone,
      @DefaultValue("true") boolean byok) {}

  /** A key's own choice; what is left out is as for all keys. */
  public record KeyClientGoneSettings(@Nullable Policy stream, @Nullable Policy whole) {}

  /**
   * A provider; what is left out of a known one stays as it is.
   *
   * @param dialect {@code openai}, {@code anthropic} or {@code gemini}
   * @param baseUrl of OpenAI-style ones with {@code /v1}, of Anthropic and Gemini the host only
   * @param apiKey the operator's key; known providers take it from their environment variable
   * @param prefixes model names that begin so go here
   * @param owners names before a slash that mean this provider
   * @param credential the header that carries the key
   * @param quirks deviations from the dialect
   * @param embeddings whether it has embeddings
   */
  public record ProviderSettings(
      @Nullable String dialect,
      @Nullable URI baseUrl,
      @Nullable Secret apiKey,
      @Nullable List<String> prefixes,
      @Nullable List<String> owners,
      @Nullable CredentialScheme credential,
      @Nullable List<String> quirks,
      @Nullable Boolean embeddings) {}

  /**
   * An alias.
   *
   * @param target the model that it stands for
   * @param fallbacks the models that are tried after it
   */
  public record Model(
      @Nullable String name, @Nullable String target, @DefaultValue List<String> fallbacks) {}

  /**
   * A price in USD per 1,000,000 tokens, at most six decimals.
   *
   * @param model its exact name, which covers dated, {@code -latest} and {@code -preview} forms
   * @param provider only at this provider
   * @param prefix whether longer names are covered too
   * @param tiers prices of longer prompts
   * @param source who set it
   */
  public record PriceSettings(
      @Nullable String model,
      @Nullable String provider,
      @DefaultValue("false") boolean prefix,
      @Nullable BigDecimal inputUncached,
      @Nullable BigDecimal inputCacheRead,
      @Nullable BigDecimal inputCacheWrite5m,
      @Nullable BigDecimal inputCacheWrite1h,
      @Nullable BigDecimal inputAudio,
      @Nullable BigDecimal outputText,
      @Nullable BigDecimal outputReasoning,
      @Nullable BigDecimal outputAudio,
      @DefaultValue List<TierSettings> tiers,
      @DefaultValue("configuration") String source) {}

  /**
   * A price of longer prompts.
   *
   * @param abovePromptTokens the longest prompt, in tokens, that does not belong to it
   */
  public record TierSettings(
      long abovePromptTokens,
      @Nullable BigDecimal inputUncached,
      @Nullable BigDecimal inputCacheRead,
      @Nullable BigDecimal outputText) {}

  /**
   * The control plane.
   *
   * @param url its address; with it, keys, providers, models and prices come from there
   * @param token signs the gateway in; the variable {@code WEIR_GATEWAY_TOKEN} unless said
   * @param snapshotKey opens sealed provider keys, 32 bytes in base64; the variable {@code
   *     WEIR_SNAPSHOT_KEY} unless said
   */
  public record AdminSettings(
      @Nullable URI url, @Nullable Secret token, @Nullable Secret snapshotKey) {}

  /**
   * The spool.
   *
   * @param segmentSize of one of its files
   * @param maxSize of all of them
   * @param whenFull what becomes of requests that could not be recorded
   */
  public record SpoolSettings(
      @DefaultValue("4MB") DataSize segmentSize,
      @DefaultValue("1GB") DataSize maxSize,
      @DefaultValue("serve") WhenFull whenFull) {}

  /** What becomes of requests when the spool is full. */
  public enum WhenFull {
    /** They are served, and their records are lost. */
    SERVE,
    /** They are refused. */
    REFUSE
  }

  /**
   * HashiCorp Vault, signed in to by a token, an AppRole or a Kubernetes service account.
   *
   * @param roleIdFile holds the AppRole's id
   * @param secretIdFile holds the AppRole's secret
   * @param stale how long keys work that Vault no longer gives
   */
  public record VaultSettings(
      @Nullable URI url,
      @Nullable Secret token,
      @Nullable String roleId,
      @Nullable Path roleIdFile,
      @Nullable Secret secretId,
      @Nullable Path secretIdFile,
      @Nullable String kubernetesRole,
      @DefaultValue("1h") Duration stale) {}

  /** See {@code upstream.Clocks}. */
  public record ClockSettings(
      @DefaultValue("5s") Duration connect,
      @DefaultValue("60s") Duration firstByte,
      @DefaultValue("120s") Duration firstToken,
      @DefaultValue("300s") Duration reasoningFirst,
      @DefaultValue("60s") Duration idle,
      @DefaultValue("900s") Duration total,
      @DefaultValue("30s") Duration pingGrace,
      @DefaultValue("15s") Duration pingEvery) {}

  /** See {@code fallback.Circuits}. */
  public record CircuitSettings(
      @DefaultValue("50") float failureRate,
      @DefaultValue("10") int minimumCalls,
      @DefaultValue("60s") Duration window,
      @DefaultValue("15s") Duration openFor,
      @DefaultValue("3") int trialCalls) {}

  /**
   * What becomes of a call when its caller leaves.
   *
   * @param drainTime the longest time that a call is read on
   * @param drainBytes the most bytes that are read so
   * @param drains how many calls are read so at once
   */
  public record ClientGoneSettings(
      @DefaultValue("cancel") Policy stream,
      @DefaultValue("drain") Policy whole,
      @DefaultValue("30s") Duration drainTime,
      @DefaultValue("4MB") DataSize drainBytes,
      @DefaultValue("256") int drains) {}

  /**
   * Upstream connections of one event loop.
   *
   * @param maxConnections to one host
   * @param maxIdle shorter than providers keep a connection
   * @param acquireTimeout how long a call waits for a connection when all are busy
   * @param maxPending how many calls wait so
   */
  public record PoolSettings(
      @DefaultValue("1000") int maxConnections,
      @DefaultValue("30s") Duration maxIdle,
      @DefaultValue("5s") Duration acquireTimeout,
      @DefaultValue("1000") int maxPending) {}

  /**
   * Usage records.
   *
   * @param recent how many are kept for the endpoint
   * @param log whether each is logged as a line of JSON
   * @param queue how many may wait for log and metrics
   */
  public record UsageSettings(
      @DefaultValue("1000") int recent,
      @DefaultValue("true") boolean log,
      @DefaultValue("100000") int queue) {}

  /**
   * Reasoning state.
   *
   * @param lifetime how long it is kept
   * @param maxSize how much is kept
   */
  public record ReasoningSettings(
      @DefaultValue("1h") Duration lifetime, @DefaultValue("64MB") DataSize maxSize) {}
}
