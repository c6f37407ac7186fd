package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** A whole answer, collected. */
final class WholeBody implements AnswerBody {

  private final AiExchange ai;
  private final Attempt attempt;
  private final long maxBytes;
  private byte @Nullable [] only;
  private @Nullable Bytes collected;

  WholeBody(AiExchange ai, Attempt attempt, long maxBytes) {
    this.ai = ai;
    this.attempt = attempt;
    this.maxBytes = maxBytes;
  }

  @Override
  public void read(byte[] piece) {
    if (only == null && collected == null) {
      only = piece;
      return;
    }
    if (collected == null) {
      byte[] first = only == null ? new byte[0] : only;
      collected = new Bytes(4 * (first.length + piece.length)).append(first);
      only = null;
    }
    if (collected.size() + (long) piece.length > maxBytes) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's answer is over " + maxBytes + " bytes (weir.max-response-size)");
    }
    collected.append(piece);
  }

  @Override
  public Answer end() {
    byte[] body = only != null ? only : collected != null ? collected.toArray() : new byte[0];
    if (ai.plan.get().stream()) {
      byte[] frames = ai.normalization.get().wholeAsStream(ai, attempt, body);
      return new Answer.Stream(attempt, Flux.just(frames));
    }
    return new Answer.Whole(
        attempt, 200, Map.of(), ai.normalization.get().whole(ai, attempt, body));
  }
}
