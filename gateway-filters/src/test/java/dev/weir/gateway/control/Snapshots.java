package dev.weir.gateway.control;

import dev.weir.gateway.autoconfigure.host.Host;
import dev.weir.ledger.GatewayKey;
import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.Key;
import dev.weir.ledger.Snapshot.ModelEntry;
import dev.weir.ledger.Snapshot.PriceEntry;
import dev.weir.ledger.Snapshot.ProviderEntry;
import dev.weir.ledger.Snapshot.ProviderKey;
import dev.weir.ledger.Snapshot.Rule;
import dev.weir.ledger.Snapshot.ScheduleEntry;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A snapshot in the making: one key that may do everything, OpenAI and Anthropic simulated. */
final class Snapshots {

  static final byte[] SNAPSHOT_KEY = new byte[32];
  static final String SNAPSHOT_KEY_TEXT = Base64.getEncoder().encodeToString(SNAPSHOT_KEY);

  final List<Key> keys = new ArrayList<>();
  final List<ProviderEntry> providers = new ArrayList<>();
  final List<AliasEntry> aliases = new ArrayList<>();
  final List<PriceEntry> prices = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();

  Snapshots(String simulator) {
    keys.add(key("all", Host.KEY, null));
    providers.add(provider("openai", simulator + "/openai/v1", List.of("gpt-"), sealed("openai")));
    providers.add(
        new ProviderEntry(
            "anthropic",
            "anthropic",
            "anthropic",
            simulator + "/anthropic/",
            List.of("claude-"),
            List.of("anthropic"),
            "x-api-key",
            List.of(),
            false,
            List.of(sealed("anthropic"))));
    prices.add(
        new PriceEntry(
            "price-7",
            "openai",
            "gpt-4o",
            false,
            new ScheduleEntry(
                Map.of("input_uncached", 2_500_000L, "output_text", 10_000_000L), List.of()),
            Map.of(),
            null,
            "a test"));
  }

  static Key key(String id, String text, String refused) {
    return new Key(
        id,
        GatewayKey.hash(text),
        "ada",
        "platform",
        List.of("read", "execute"),
        List.of(),
        Map.of(),
        null,
        true,
        null,
        refused);
  }

  static ProviderEntry provider(String id, String baseUrl, List<String> prefixes, ProviderKey key) {
    return new ProviderEntry(
        id, id, "openai", baseUrl, prefixes, List.of(id), "bearer", List.of(), true, List.of(key));
  }

  static ProviderKey sealed(String provider) {
    return sealed(provider, "key-of-" + provider, "operator-key-" + provider);
  }

  static ProviderKey sealed(String provider, String id, String text) {
    return new ProviderKey(
        id,
        SealedValue.seal(
            SNAPSHOT_KEY,
            1,
            "provider/" + provider + "/" + id,
            Secret.of(text),
            new SecureRandom()),
        null,
        1);
  }

  Snapshot make(String version) {
    return new Snapshot(
        version,
        Instant.parse("2026-11-20T12:00:00Z"),
        keys,
        providers,
        List.of(
            new ModelEntry(
                "gpt-4o",
                "openai",
                "chat",
                "GPT-4o",
                1_715_367_049,
                128_000L,
                16_384L,
                List.of("tools")),
            new ModelEntry(
                "claude-haiku-4-5", "anthropic", "chat", "Haiku", 0, null, null, List.of())),
        aliases,
        prices,
        rules);
  }
}
