package dev.weir.gateway.upstream;

import java.time.Duration;

/**
 * How long the gateway waits, and for what. Whole answers know {@code connect} and {@code total}
 * only, because their headers come when the model has finished; {@code total} bounds the time until
 * something is shown, never a stream that keeps coming.
 *
 * @param connect until a connection stands
 * @param firstByte until a stream's headers come
 * @param firstToken until a stream's first content comes
 * @param reasoningFirst both of these when reasoning was asked for
 * @param idle between two reads of a stream
 * @param total until something can be shown
 * @param pingGrace a stream that shows nothing for so long is opened with pings; zero for never
 * @param pingEvery silence after which a ping is sent, and the time between pings
 */
public record Clocks(
    Duration connect,
    Duration firstByte,
    Duration firstToken,
    Duration reasoningFirst,
    Duration idle,
    Duration total,
    Duration pingGrace,
    Duration pingEvery) {

  Duration firstByte(boolean reasoning) {
    return reasoning ? reasoningFirst : firstByte;
  }

  Duration firstToken(boolean reasoning) {
    return reasoning ? reasoningFirst : firstToken;
  }
}
