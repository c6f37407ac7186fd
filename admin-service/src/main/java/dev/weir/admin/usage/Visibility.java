package dev.weir.admin.usage;

import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageFilter.Condition;
import dev.weir.ledger.UsageRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows somebody may see: all, those of one key, or those of a person and their team.
 *
 * @param isWhole whether the others say nothing
 */
record Visibility(
    boolean isWhole, @Nullable String key, @Nullable String user, @Nullable String team) {

  static Visibility of(Actor actor) {
    if (actor.seesWholeLedger()) {
      return new Visibility(true, null, null, null);
    }
    return actor.keyId() == null
        ? new Visibility(false, null, actor.user(), actor.team())
        : new Visibility(false, actor.keyId(), null, null);
  }

  /** In SQL. */
  List<Condition> conditions() {
    if (isWhole) {
      return List.of();
    }
    if (key != null) {
      return List.of(Condition.of("key_id = ?", key));
    }
    if (user != null && team != null) {
      return List.of(Condition.of("(user_name = ? OR team = ?)", user, team));
    }
    if (user != null) {
      return List.of(Condition.of("user_name = ?", user));
    }
    return List.of(team == null ? Condition.of("false") : Condition.of("team = ?", team));
  }

  /** The same of a row that is at hand. */
  boolean shows(UsageRecord row) {
    if (isWhole) {
      return true;
    }
    if (key != null) {
      return key.equals(row.keyId());
    }
    return (user != null && user.equals(row.user())) || (team != null && team.equals(row.team()));
  }
}
