package dev.weir.gateway.upstream;

import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;

/** The body of a refusal; of a long one the beginning tells enough. */
final class FaultBody implements AnswerBody {

  private static final int MOST = 64 * 1024;

  private final AiExchange ai;
  private final Attempt attempt;
  private final int status;
  private final Bytes bytes = new Bytes(1024);

  FaultBody(AiExchange ai, Attempt attempt, int status) {
    this.ai = ai;
    this.attempt = attempt;
    this.status = status;
  }

  @Override
  public void read(byte[] piece) {
    int room = MOST - bytes.size();
    if (room <= 0) {
      throw ai.normalization.get().fault(ai, attempt, status, bytes.toArray());
    }
    bytes.append(piece, 0, Math.min(room, piece.length));
  }

  @Override
  public Answer end() {
    throw ai.normalization.get().fault(ai, attempt, status, bytes.toArray());
  }
}
