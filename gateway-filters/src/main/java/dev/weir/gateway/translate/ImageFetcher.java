package dev.weir.gateway.translate;

import dev.weir.gateway.chat.ContentPart;
import reactor.core.publisher.Mono;

/** Fetches images for targets that do not take addresses. */
@FunctionalInterface
public interface ImageFetcher {

  /**
   * The image behind an address.
   *
   * @return the image, or an {@code AiException} {@code invalid_value} naming what is wrong with
   *     the address
   */
  Mono<ContentPart.ImageData> fetch(ContentPart.ImageUrl image, String param);
}
