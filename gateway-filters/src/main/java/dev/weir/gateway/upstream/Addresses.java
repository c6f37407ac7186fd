package dev.weir.gateway.upstream;

import java.net.URI;
import reactor.core.publisher.Mono;

/** Finds the address of a service behind {@code lb://name}, anew for each attempt. */
@FunctionalInterface
public interface Addresses {

  /**
   * An address with {@code http} or {@code https} and the same path.
   *
   * @return empty where no instance is known
   */
  Mono<URI> of(URI balanced);
}
