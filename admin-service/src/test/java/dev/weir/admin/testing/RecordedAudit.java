package dev.weir.admin.testing;

import dev.weir.admin.audit.AuditLog;
import dev.weir.ledger.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would be in the audit log, as the JSON it would be. */
public final class RecordedAudit implements AuditLog {

  public final List<Entry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void record(String action, String subject, Object before, Object after) {
    entries.add(
        new Entry(
            action,
            subject,
            Json.mapper().writeValueAsString(before),
            Json.mapper().writeValueAsString(after)));
  }

  public List<String> actions() {
    return entries.stream().map(Entry::action).toList();
  }

  /** One entry. */
  public record Entry(String action, String subject, String before, String after) {}
}
