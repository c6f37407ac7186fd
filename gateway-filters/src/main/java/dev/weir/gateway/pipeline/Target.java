package dev.weir.gateway.pipeline;

import dev.weir.gateway.provider.Provider;

/**
 * A model at a provider that a request can be sent to.
 *
 * @param model the model's name in the provider's spelling
 */
public record Target(Provider provider, String model, Credential credential) {

  /** Provider and model in one word, for journals and circuits. */
  public String id() {
    return provider.id() + "/" + model;
  }
}
