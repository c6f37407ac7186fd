package dev.weir.gateway.route;

import java.util.List;

/**
 * A name of the operator's own for a model.
 *
 * @param target the model that it stands for, as {@code owner/model} or by a known prefix
 * @param fallbacks names of the models that are tried after it
 */
public record Alias(String name, String target, List<String> fallbacks) {

  public Alias {
    fallbacks = List.copyOf(fallbacks);
  }
}
