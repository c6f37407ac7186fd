package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.ledger.AttemptRecord.Phase;
import io.netty.channel.ConnectTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says what a failure of the network means. */
final class UpstreamFailures {

  private UpstreamFailures() {}

  static AiException of(Throwable error, Attempt attempt, String provider) {
    if (error instanceof AiException known) {
      return known;
    }
    if (error instanceof ConnectTimeoutException) {
      return new AiException(
          AiError.PROVIDER_TIMEOUT, provider + " did not accept a connection in time (weir.clocks.connect)");
    }
    if (error.getCause() instanceof UnknownHostException || error instanceof UnknownHostException) {
      return new AiException(AiError.PROVIDER_UNREACHABLE, provider + ": unknown host");
    }
    if (error instanceof SSLException) {
      return new AiException(AiError.PROVIDER_UNREACHABLE, provider + ": the TLS handshake failed");
    }
    if (error instanceof TimeoutException || error.getCause() instanceof TimeoutException) {
      return new AiException(
          AiError.PROVIDER_TIMEOUT, provider + ": no connection was free in time (weir.pool.acquire-timeout)");
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
}
