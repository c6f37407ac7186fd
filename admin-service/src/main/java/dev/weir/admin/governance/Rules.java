package dev.weir.admin.governance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.admin.snapshot.SnapshotContributor;
import dev.weir.admin.snapshot.SnapshotDraft;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Snapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Allow-lists of models by scope. Gateways apply all that match: a model must be on each. */
@Service
class Rules implements SnapshotContributor {

  private static final int MOST_MODELS = 500;
  private static final int LONGEST_MODEL = 256;

  private final RuleRepository rules;
  private final AuditLog audit;
  private final SnapshotChanges changes;
  private final InstantSource clock;

  Rules(RuleRepository rules, AuditLog audit, SnapshotChanges changes, InstantSource clock) {
    this.rules = rules;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<RuleView> all() {
    return rules.findAllByOrderByScopeAscSubjectAsc().stream().map(RuleView::of).toList();
  }

  @Transactional(readOnly = true)
  public RuleView one(String id) {
    return RuleView.of(find(id));
  }

  @Transactional
  public RuleView create(
      @Nullable String scopeName, @Nullable String subjectText, @Nullable List<String> models) {
    Scope scope = Scope.of(scopeName);
    String subject = scope.subject(subjectText);
    if (rules.existsByScopeAndSubject(scope.id(), subject)) {
      throw ApiException.conflict(
          "a rule for " + scope.id() + " '" + subject + "' is there (change that one)");
    }
    RuleView made =
        RuleView.of(
            rules.save(
                new RuleEntity(
                    UUID.randomUUID().toString(), scope, subject, checked(models), now())));
    audit.record("rules.create", "rule/" + made.id(), null, made);
    changes.changed();
    return made;
  }

  @Transactional
  public RuleView change(String id, @Nullable List<String> models) {
    RuleEntity rule = find(id);
    RuleView before = RuleView.of(rule);
    rule.models = checked(models);
    rule.updatedAt = now();
    RuleView after = RuleView.of(rule);
    audit.record("rules.update", "rule/" + id, before, after);
    changes.changed();
    return after;
  }

  @Transactional
  public void delete(String id) {
    RuleEntity rule = find(id);
    rules.delete(rule);
    audit.record("rules.delete", "rule/" + id, RuleView.of(rule), null);
    changes.changed();
  }

  @Override
  public void contribute(SnapshotDraft draft) {
    for (RuleEntity rule : rules.findAllByOrderByScopeAscSubjectAsc()) {
      draft.rules.add(new Snapshot.Rule(rule.id, rule.scope, rule.subject, rule.models));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private RuleEntity find(String id) {
    return rules.findById(id).orElseThrow(() -> ApiException.notFound("rule " + id));
  }

  /** Names in lower case: they are compared so. An empty list would forbid everything. */
  private static List<String> checked(@Nullable List<String> models) {
    if (models == null || models.isEmpty() || models.size() > MOST_MODELS) {
      throw ApiException.invalid(
          "models", "1 to " + MOST_MODELS + " names, aliases or beginnings with a star expected");
    }
    Set<String> names = new LinkedHashSet<>();
    for (@Nullable String model : models) {
      String name = model == null ? "" : model.strip().toLowerCase(Locale.ROOT);
      int star = name.indexOf('*');
      boolean starInside = star >= 0 && star < name.length() - 1;
      if (name.isEmpty() || name.length() > LONGEST_MODEL || starInside) {
        throw ApiException.invalid(
            "models", model + " (expected: a name, or a beginning with one star at its end)");
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  /** A rule as it is shown. */
  record RuleView(
      @JsonProperty("id") String id,
      @JsonProperty("scope") @Schema(allowableValues = {"instance", "team", "key", "user", "tag"})
          String scope,
      @JsonProperty("subject") String subject,
      @JsonProperty("models") List<String> models,
      @JsonProperty("created_at") Instant createdAt,
      @JsonProperty("updated_at") Instant updatedAt) {

    static RuleView of(RuleEntity rule) {
      return new RuleView(
          rule.id,
          rule.scope,
          rule.subject,
          List.copyOf(rule.models),
          rule.createdAt,
          rule.updatedAt);
    }
  }
}
