package dev.weir.gateway.dialect;

import java.util.Set;

/**
 * What a dialect needs to know of one call to a provider.
 *
 * @param model the model's name in the provider's spelling
 * @param quirks of the provider
 * @param stream whether a stream is asked for
 * @param includeUsage whether the caller asked to see usage in the stream
 * @param answerId an id for the answer where the provider gives none
 * @param created when the request arrived, in seconds since 1970
 * @param warnings takes what was dropped or changed; refuses instead where the caller is strict
 */
public record ProviderCall(
    String model,
    Set<? extends Quirk> quirks,
    boolean stream,
    boolean includeUsage,
    String answerId,
    long created,
    Warnings warnings) {

  public boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }
}
