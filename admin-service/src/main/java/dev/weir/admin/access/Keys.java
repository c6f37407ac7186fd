package dev.weir.admin.access;

import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.security.Actor;
import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import dev.weir.admin.web.Paging;
import dev.weir.admin.web.Patch;
import dev.weir.ledger.GatewayKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Makes, changes, rotates and revokes gateway keys. Of a key's text only the hash is kept. */
@Service
@Transactional
class Keys {

  private final StoredKeys keys;
  private final KeySecrets secrets;
  private final AuditLog audit;
  private final SnapshotChanges snapshot;
  private final InstantSource clock;
  private final SecureRandom random;

  Keys(
      StoredKeys keys,
      KeySecrets secrets,
      AuditLog audit,
      SnapshotChanges snapshot,
      InstantSource clock,
      SecureRandom random) {
    this.keys = keys;
    this.secrets = secrets;
    this.audit = audit;
    this.snapshot = snapshot;
    this.clock = clock;
    this.random = random;
  }

  KeyView create(@Nullable JsonNode wishes) {
    KeySettings settings = Patch.apply(KeySettings.NEW, KeySettings.class, wishes).checked();
    Instant now = now();
    if (settings.expiresAt() != null && !settings.expiresAt().isAfter(now)) {
      throw ApiException.invalid("expires_at", "it is past (expected: a time to come)");
    }
    GatewayKey made = GatewayKey.create(random);
    return store(made.id(), made.text().reveal(), settings, now).withKey(made.text().reveal());
  }

  /** Takes over a key that was made elsewhere, whatever its form. */
  void adopt(String text, KeySettings settings) {
    GatewayKey known = GatewayKey.parse(text);
    store(known == null ? GatewayKey.create(random).id() : known.id(), text, settings, now());
  }

  @Transactional(readOnly = true)
  boolean isEmpty() {
    return !keys.existsBy();
  }

  @Transactional(readOnly = true)
  Page<KeyView> list(Paging paging) {
    Place before = Place.of(paging.after());
    Actor actor = Actor.current();
    List<StoredKey> rows =
        keys.list(
            before.createdAt(),
            before.id(),
            actor.may("admin"),
            actor.keyId(),
            actor.user(),
            actor.team(),
            Limit.of(paging.fetch()));
    return paging.page(rows, key -> new Place(key.createdAt, key.id).text(), this::view);
  }

  @Transactional(readOnly = true)
  KeyView one(String id) {
    StoredKey key = stored(id);
    Actor actor = Actor.current();
    boolean own =
        id.equals(actor.keyId())
            || (key.owner != null && key.owner.equals(actor.user()))
            || (key.team != null && key.team.equals(actor.team()));
    if (!own && !actor.may("admin")) {
      throw ApiException.notFound("key " + id);
    }
    return view(key);
  }

  KeyView change(String id, @Nullable JsonNode change) {
    StoredKey key = unrevoked(id);
    KeyView before = view(key);
    key.change(Patch.apply(key.settings(), KeySettings.class, change).checked());
    KeyView after = view(key);
    if (!after.equals(before)) {
      audit.record("keys.update", "key/" + id, before, after);
      snapshot.changed();
    }
    return after;
  }

  void revoke(String id) {
    StoredKey key = stored(id);
    if (key.revokedAt == null) {
      KeyView before = view(key);
      key.revokedAt = now();
      audit.record("keys.revoke", "key/" + id, before, view(key));
      snapshot.changed();
    }
  }

  /** A new text for a key; the old one holds for a while. */
  KeyView rotate(String id, Duration overlap) {
    StoredKey key = unrevoked(id);
    KeyView before = view(key);
    Instant now = now();
    Instant end = now.plus(overlap);
    for (KeySecret old : secrets.findByKeyId(id)) {
      if (old.validUntil == null || old.validUntil.isAfter(end)) {
        old.validUntil = end;
      }
    }
    String text = GatewayKey.renew(id, random).text().reveal();
    key.lastFour = lastFour(text);
    store(id, text, now);
    KeyView after = view(key);
    audit.record("keys.rotate", "key/" + id, before, after);
    snapshot.changed();
    return after.withKey(text);
  }

  private KeyView store(String id, String text, KeySettings settings, Instant now) {
    StoredKey key = new StoredKey();
    key.id = id;
    key.lastFour = lastFour(text);
    key.createdAt = now;
    key.createdBy = Actor.current().name();
    key.change(settings);
    keys.save(key);
    store(id, text, now);
    KeyView view = view(key);
    audit.record("keys.create", "key/" + id, null, view);
    snapshot.changed();
    return view;
  }

  private void store(String id, String text, Instant now) {
    KeySecret secret = new KeySecret();
    secret.hash = GatewayKey.hash(text);
    secret.keyId = id;
    secret.createdAt = now;
    secrets.save(secret);
  }

  private StoredKey stored(String id) {
    return keys.findById(id).orElseThrow(() -> ApiException.notFound("key " + id));
  }

  private StoredKey unrevoked(String id) {
    StoredKey key = stored(id);
    if (key.revokedAt != null) {
      throw ApiException.conflict("key " + id + " was revoked; make a new one");
    }
    return key;
  }

  private KeyView view(StoredKey key) {
    Instant now = now();
    Instant rotatedUntil =
        secrets.findByKeyId(key.id).stream()
            .filter(secret -> !secret.isOver(now))
            .flatMap(secret -> Stream.ofNullable(secret.validUntil))
            .max(Instant::compareTo)
            .orElse(null);
    return KeyView.of(key, rotatedUntil, now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String lastFour(String text) {
    return text.substring(Math.max(0, text.length() - 4));
  }

  /** Where a key stands in the list. */
  private record Place(Instant createdAt, String id) {

    private static final Place FIRST = new Place(Instant.parse("9999-12-31T00:00:00Z"), "");

    static Place of(@Nullable String text) {
      if (text == null) {
        return FIRST;
      }
      String[] parts = text.split(" ", 2);
      try {
        return new Place(Instant.parse(parts[0]), Objects.requireNonNull(parts[1]));
      } catch (RuntimeException e) {
        throw Paging.wrongCursor();
      }
    }

    String text() {
      return createdAt + " " + id;
    }
  }
}
