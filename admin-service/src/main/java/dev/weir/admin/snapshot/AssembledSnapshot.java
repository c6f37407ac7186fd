package dev.weir.admin.snapshot;

import dev.weir.ledger.Json;
import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.ProviderEntry;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * A snapshot, ready to be sent. Its version is the SHA-256 of its content, so that every replica of
 * admin gives the same content the same version.
 *
 * @param change the number of the last change that is in it
 * @param body the snapshot as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
record AssembledSnapshot(long change, Snapshot snapshot, byte[] body) {

  /** Members of maps in their order, else equal contents would differ. */
  private static final ObjectWriter CANONICAL =
      Json.mapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  static AssembledSnapshot of(long change, SnapshotDraft draft, Instant now) {
    Snapshot content = content(draft, "", Instant.EPOCH);
    String version = version(content);
    Snapshot snapshot = content(draft, version, now);
    return new AssembledSnapshot(change, snapshot, CANONICAL.writeValueAsBytes(snapshot));
  }

  String version() {
    return snapshot.version();
  }

  String etag() {
    return '"' + version() + '"';
  }

  /** The order of prices has a meaning: later ones win. All others are sorted. */
  private static Snapshot content(SnapshotDraft draft, String version, Instant madeAt) {
    return new Snapshot(
        version,
        madeAt,
        sorted(draft.keys, Comparator.comparing(Snapshot.Key::id)),
        sorted(draft.providers, Comparator.comparing(ProviderEntry::id)),
        sorted(
            draft.models,
            Comparator.comparing(Snapshot.ModelEntry::provider)
                .thenComparing(Snapshot.ModelEntry::name)),
        sorted(draft.aliases, Comparator.comparing(Snapshot.AliasEntry::name)),
        draft.prices,
        sorted(draft.rules, Comparator.comparing(Snapshot.Rule::id)));
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    return list.stream().sorted(order).toList();
  }

  private static String version(Snapshot content) {
    Snapshot comparable =
        new Snapshot(
            content.version(),
            content.madeAt(),
            content.keys(),
            content.providers().stream().map(AssembledSnapshot::comparable).toList(),
            content.models(),
            content.aliases(),
            content.prices(),
            content.rules());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(CANONICAL.writeValueAsBytes(comparable));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A sealed key is another text each time it is sealed; its version tells whether it changed. */
  private static ProviderEntry comparable(ProviderEntry entry) {
    List<ProviderKey> keys =
        entry.keys().stream()
            .map(
                key ->
                    new ProviderKey(
                        key.id(),
                        key.sealed() == null
                            ? null
                            : "v" + SealedValue.keyVersion(key.sealed()) + ":",
                        key.vaultPath(),
                        key.version()))
            .toList();
    return new ProviderEntry(
        entry.id(),
        entry.genAiName(),
        entry.dialect(),
        entry.baseUrl(),
        entry.prefixes(),
        entry.owners(),
        entry.credential(),
        entry.quirks(),
        entry.embeddings(),
        keys);
  }
}
