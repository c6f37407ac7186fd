package dev.weir.gateway.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes first, and what was said about alternates.
 *
 * @param model as the caller named it
 * @param bodyAlternates names of alternates in the body; null where it has no such member
 * @param aliasAlternates names of alternates of the alias that was asked for
 * @param alternatesDisabled whether the caller wants no alternate
 * @param stream whether a stream was asked for
 * @param includeUsage whether the caller wants to see usage in the stream
 * @param reasoning whether reasoning was asked for, so that the first byte may take longer
 * @param user the body's {@code user}
 */
public record Plan(
    String model,
    Target first,
    @Nullable List<String> bodyAlternates,
    List<String> aliasAlternates,
    boolean alternatesDisabled,
    boolean stream,
    boolean includeUsage,
    boolean reasoning,
    @Nullable String user) {}
