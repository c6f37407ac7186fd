package dev.weir.gateway.route;

import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.route.ModelRule.Scope;
import dev.weir.gateway.route.RoutingTable.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which models one request may use: its key's list, and the rules of every scope it is in. */
final class Access {

  private final RoutingTable table;
  private final Caller caller;
  private final List<ModelRule> rules;

  /**
   * @param user the key's owner, else whom the body names
   */
  Access(RoutingTable table, Caller caller, @Nullable String user, Map<String, String> tags) {
    this.table = table;
    this.caller = caller;
    this.rules = table.hasRules() ? rules(table, caller, user, tags) : List.of();
  }

  private static List<ModelRule> rules(
      RoutingTable table, Caller caller, @Nullable String user, Map<String, String> tags) {
    List<ModelRule> rules = new ArrayList<>(table.rules(Scope.INSTANCE, ""));
    if (caller.team() != null) {
      rules.addAll(table.rules(Scope.TEAM, caller.team()));
    }
    rules.addAll(table.rules(Scope.KEY, caller.keyId()));
    if (user != null) {
      rules.addAll(table.rules(Scope.USER, user));
    }
    tags.forEach((name, value) -> rules.addAll(table.rules(Scope.TAG, name + ":" + value)));
    return rules;
  }

  boolean allows(String asked, Route route) {
    return refusedBy(asked, route) == null;
  }

  /** Whose list does not have the model, in words; null where it may be used. */
  @Nullable String refusedBy(String asked, Route route) {
    if (!table.allows(caller.models(), asked, route)) {
      return "the gateway key";
    }
    for (ModelRule rule : rules) {
      if (rule.models().isEmpty() || !table.allows(rule.models(), asked, route)) {
        return "the rule for " + rule.described();
      }
    }
    return null;
  }
}
