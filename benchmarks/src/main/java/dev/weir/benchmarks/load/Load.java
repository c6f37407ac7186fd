package dev.weir.benchmarks.load;

import dev.weir.benchmarks.upstream.Mode;
import java.time.Duration;

/**
 * What is sent where.
 *
 * @param port on the loopback address
 * @param request the whole request
 * @param mode what the upstream will answer
 * @param leadIn the time before counting begins; streams ramp up in it
 */
public record Load(
    int port, byte[] request, Mode mode, Pace pace, Duration leadIn, Duration window) {}
