package dev.weir.admin.snapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The number of changes, by which replicas notice what another one changed. */
@Component
class SnapshotQueries {

  private final JdbcClient jdbc;

  SnapshotQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long change() {
    return jdbc.sql("select change from snapshot_change").query(Long.class).single();
  }

  /** Counts one more, in the transaction of the change itself. */
  void count() {
    jdbc.sql("update snapshot_change set change = change + 1, changed_at = now()").update();
  }
}
