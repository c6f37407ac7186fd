package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.ledger.AttemptRecord.Phase;
import io.netty.channel.ConnectTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a failure of the network means. */
final class UpstreamFailures {

  private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);
  private static final Duration BUSY = Duration.ofSeconds(1);

  private UpstreamFailures() {}

  static AiException of(Throwable error, Attempt attempt, String provider) {
    if (error instanceof AiException known) {
      return known;
    }
    if (error instanceof ConnectTimeoutException) {
      return new AiException(
          AiError.PROVIDER_TIMEOUT,
          provider + " did not accept a connection in time (weir.clocks.connect)");
    }
    if (error.getCause() instanceof UnknownHostException || error instanceof UnknownHostException) {
      return new AiException(AiError.PROVIDER_UNREACHABLE, provider + ": unknown host");
    }
    if (error instanceof SSLException) {
      return new AiException(AiError.PROVIDER_UNREACHABLE, provider + ": the TLS handshake failed");
    }
    if (error instanceof TimeoutException || error.getCause() instanceof TimeoutException) {
      return new AiException(
              AiError.PROVIDER_UNAVAILABLE,
              provider + ": no connection was free in time (weir.pool.acquire-timeout)")
          .withRetryAfter(BUSY);
    }
    if (isOurs(error)) {
      log.error("an attempt at {} failed inside the gateway", attempt.target().id(), error);
      return new AiException(
          AiError.INTERNAL_ERROR, "the gateway failed while it talked to " + provider);
    }
    if (attempt.phase() == Phase.NOT_SENT) {
      return new AiException(AiError.PROVIDER_UNREACHABLE, provider + " cannot be reached");
    }
    if (attempt.phase() == Phase.SENT) {
      return new AiException(
          AiError.PROVIDER_UNREACHABLE, provider + " closed the connection without an answer");
    }
    return new AiException(
        AiError.PROVIDER_BAD_RESPONSE, provider + " closed the connection before the answer's end");
  }

  /** Whatever neither the network nor its libraries threw is a fault of the gateway's own. */
  private static boolean isOurs(Throwable error) {
    String type = error.getClass().getName();
    return error instanceof RuntimeException
        && !type.startsWith("reactor.netty.")
        && !type.startsWith("io.netty.");
  }
}
