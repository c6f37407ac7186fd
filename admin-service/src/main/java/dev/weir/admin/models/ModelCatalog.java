package dev.weir.admin.models;

import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.models.NameResolution.Route;
import dev.weir.admin.security.Actor;
import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.admin.snapshot.SnapshotContributor;
import dev.weir.admin.snapshot.SnapshotDraft;
import dev.weir.admin.snapshot.SnapshotSource;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.ModelEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalog and the operator's own names for its models. */
@Service
@Order(Ordered.LOWEST_PRECEDENCE)
class ModelCatalog implements SnapshotContributor {

  private static final int MOST_FALLBACKS = 8;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/+-]{0,127}");

  private final ModelQueries models;
  private final AliasRepository aliases;
  private final SnapshotSource snapshots;
  private final SnapshotChanges changes;
  private final AuditLog audit;
  private final InstantSource clock;

  ModelCatalog(
      ModelQueries models,
      AliasRepository aliases,
      SnapshotSource snapshots,
      SnapshotChanges changes,
      AuditLog audit,
      InstantSource clock) {
    this.models = models;
    this.aliases = aliases;
    this.snapshots = snapshots;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public List<ModelEntry> write(List<ModelEntry> written) {
    List<ModelEntry> before = models.all();
    for (ModelEntry model : written) {
      models.write(model, "entered by " + Actor.current().name(), now());
      ModelEntry known =
          before.stream()
              .filter(
                  one -> one.provider().equals(model.provider()) && one.name().equals(model.name()))
              .findFirst()
              .orElse(null);
      audit.record("models.write", "model/" + model.provider() + "/" + model.name(), known, model);
    }
    changes.changed();
    return written;
  }

  @Transactional(readOnly = true)
  public List<AliasEntry> aliases() {
    return aliases.findAllByOrderByNameAsc().stream().map(AliasEntity::entry).toList();
  }

  @Transactional(readOnly = true)
  public AliasEntry alias(String name) {
    return find(name).entry();
  }

  /** Makes an alias, or changes the one of this name. */
  @Transactional
  public AliasEntry put(
      @Nullable String name, @Nullable String target, @Nullable List<String> fallbacks) {
    AliasEntry wanted = checked(name, target, fallbacks == null ? List.of() : fallbacks);
    AliasEntity known = aliases.findById(lower(wanted.name())).orElse(null);
    AliasEntry before = known == null ? null : known.entry();
    if (known == null) {
      aliases.save(new AliasEntity(wanted.name(), wanted.target(), wanted.fallbacks(), now()));
    } else {
      known.spelling = wanted.name();
      known.target = wanted.target();
      known.fallbacks = wanted.fallbacks();
      known.updatedAt = now();
    }
    audit.record("models.alias", "alias/" + wanted.name(), before, wanted);
    changes.changed();
    return wanted;
  }

  @Transactional
  public void delete(String name) {
    AliasEntity alias = find(name);
    aliases.delete(alias);
    audit.record("models.alias-delete", "alias/" + alias.spelling, alias.entry(), null);
    changes.changed();
  }

  /** Where names go now, as gateways see it. */
  NameResolution resolution() {
    Snapshot snapshot = snapshot();
    return new NameResolution(snapshot.providers(), snapshot.aliases(), snapshot.models());
  }

  Snapshot snapshot() {
    return snapshots.fresh();
  }

  /**
   * Tells the catalog and the aliases; it comes after the providers. A gateway refuses a table with
   * an alias that leads nowhere, so one whose provider was switched off stays here.
   */
  @Override
  public void contribute(SnapshotDraft draft) {
    draft.models.addAll(models.all());
    List<AliasEntry> all =
        aliases.findAllByOrderByNameAsc().stream().map(AliasEntity::entry).toList();
    NameResolution names = new NameResolution(draft.providers, all, draft.models);
    List<AliasEntry> whole = new ArrayList<>();
    for (AliasEntry alias : all) {
      if (names.route(alias.name()) != null) {
        whole.add(alias);
      }
    }
    NameResolution reachable = new NameResolution(draft.providers, whole, draft.models);
    for (AliasEntry alias : whole) {
      List<String> fallbacks =
          alias.fallbacks().stream().filter(name -> reachable.route(name) != null).toList();
      draft.aliases.add(new AliasEntry(alias.name(), alias.target(), fallbacks));
    }
  }

  private AliasEntry checked(
      @Nullable String name, @Nullable String target, List<String> fallbacks) {
    String spelled = name("name", name);
    String goal = name("target", target);
    if (fallbacks.size() > MOST_FALLBACKS) {
      throw ApiException.invalid("fallbacks", "at most " + MOST_FALLBACKS + " are expected");
    }
    List<String> others = fallbacks.stream().map(other -> name("fallbacks", other)).toList();
    Snapshot snapshot = snapshot();
    List<AliasEntry> with = new ArrayList<>(snapshot.aliases());
    with.removeIf(alias -> lower(alias.name()).equals(lower(spelled)));
    AliasEntry wanted = new AliasEntry(spelled, goal, others);
    with.add(wanted);
    NameResolution names = new NameResolution(snapshot.providers(), with, snapshot.models());
    reachable(names, "target", spelled, goal);
    others.forEach(other -> reachable(names, "fallbacks", spelled, other));
    return wanted;
  }

  private static void reachable(NameResolution names, String field, String alias, String goal) {
    // The target of an alias is looked up as a model's name first, then as another alias.
    Route route = names.route(goal.equalsIgnoreCase(alias) ? alias : goal);
    if (route == null) {
      throw ApiException.invalid(
          field,
          goal + " goes to no provider (expected: owner/model, or a name with a known prefix)");
    }
  }

  private static String name(String field, @Nullable String name) {
    String text = name == null ? "" : name.strip();
    if (!NAME.matcher(text).matches()) {
      throw ApiException.invalid(
          field, "'" + text + "' (expected: a model's name of 1 to 128 letters, digits, ._:@/+-)");
    }
    return text;
  }

  private AliasEntity find(String name) {
    return aliases.findById(lower(name)).orElseThrow(() -> ApiException.notFound("alias " + name));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
