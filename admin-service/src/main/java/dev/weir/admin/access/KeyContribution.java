package dev.weir.admin.access;

import dev.weir.admin.snapshot.SnapshotContributor;
import dev.weir.admin.snapshot.SnapshotDraft;
import dev.weir.ledger.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells gateways which keys there are. A rotated key is there twice while its old text holds; the
 * old one expires when that ends.
 */
@Component
class KeyContribution implements SnapshotContributor {

  private final StoredKeys keys;
  private final KeySecrets secrets;
  private final InstantSource clock;

  KeyContribution(StoredKeys keys, KeySecrets secrets, InstantSource clock) {
    this.keys = keys;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public void contribute(SnapshotDraft draft) {
    Instant now = clock.instant();
    Map<String, StoredKey> byId =
        keys.inOrder().stream().collect(Collectors.toMap(key -> key.id, Function.identity()));
    for (KeySecret secret : secrets.inOrder()) {
      StoredKey key = byId.get(secret.keyId);
      if (key != null && !secret.isOver(now)) {
        Instant expires = earlier(key.expiresAt, secret.validUntil);
        if (key.refused() != null || expires == null || expires.isAfter(now)) {
          draft.keys.add(entry(key, secret.hash, expires));
        }
      }
    }
  }

  private static Snapshot.Key entry(StoredKey key, String hash, @Nullable Instant expires) {
    Snapshot.ClientGone clientGone =
        key.clientGoneStream == null && key.clientGoneWhole == null
            ? null
            : new Snapshot.ClientGone(key.clientGoneStream, key.clientGoneWhole);
    return new Snapshot.Key(
        key.id,
        hash,
        key.owner,
        key.team,
        List.of(key.permissions),
        List.of(key.models),
        key.tags,
        clientGone,
        key.byok,
        expires,
        key.refused());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
