package dev.weir.gateway.upstream;

import dev.weir.gateway.pipeline.ClientGone;
import java.time.Duration;

/**
 * How much one call may take.
 *
 * @param maxWholeBytes the longest whole answer
 * @param clientGone what becomes of a call when its caller leaves, unless the key says otherwise
 * @param drainTime the longest time that a call is read on for a caller that left
 * @param drainBytes the most bytes that are read so
 * @param drains how many calls are read so at once; more are cancelled
 */
public record Bounds(
    long maxWholeBytes, ClientGone clientGone, Duration drainTime, long drainBytes, int drains) {}
