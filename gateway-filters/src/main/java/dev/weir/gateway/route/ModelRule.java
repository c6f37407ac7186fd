package dev.weir.gateway.route;

import java.util.Set;

/**
 * An allow-list of models for all requests of a scope; every one that applies must allow the model.
 *
 * @param subject the team's, key's or user's name, or {@code name:value} of a tag; empty for the
 *     instance
 * @param models names, aliases (which allow their targets) or beginnings with a star, in lower
 *     case; an empty list allows nothing
 */
public record ModelRule(Scope scope, String subject, Set<String> models) {

  public ModelRule {
    models = Set.copyOf(models);
  }

  /** Whose requests a rule is for. */
  public enum Scope {
    INSTANCE("this gateway"),
    TEAM("the team"),
    KEY("the gateway key"),
    USER("the user"),
    TAG("the tag");

    private final String text;

    Scope(String text) {
      this.text = text;
    }
  }

  /** The scope in words, such as {@code the team platform}. */
  String described() {
    return subject.isEmpty() ? scope.text : scope.text + " " + subject;
  }
}
