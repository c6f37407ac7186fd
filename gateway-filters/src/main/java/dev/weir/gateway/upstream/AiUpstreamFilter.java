package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Stage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The end of the journey: runs the attempts and writes the answer. It is active only where an AI
 * exchange is; then it ends the chain, and Spring Cloud Gateway's own filters for addresses and
 * routing, which stand behind it, have nothing to do.
 */
public final class AiUpstreamFilter implements GlobalFilter, Ordered {

  private final Engine engine;
  private final PatientStream patience;

  /**
   * @param errorFrame an error as the last frame of a caller's stream
   */
  public AiUpstreamFilter(Engine engine, Function<AiException, byte[]> errorFrame) {
    this.engine = engine;
    this.patience = new PatientStream(engine, errorFrame);
  }

  @Override
  public int getOrder() {
    return Stage.UPSTREAM.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    AiExchange ai = AiExchange.find(exchange);
    if (ai == null) {
      return chain.filter(exchange);
    }
    Answer own = ai.ownAnswer.peek();
    if (own != null) {
      return AnswerWriter.write(exchange, ai, own);
    }
    Executor loop = EventLoops.of(exchange);
    Mono<Answer> answer = ai.attemptLoop.get().run(ai, attempt -> engine.call(ai, attempt, loop));
    return ai.plan.get().stream() && !engine.clocks().pingGrace().isZero()
        ? patience.write(exchange, ai, answer, loop)
        : answer.flatMap(ready -> AnswerWriter.write(exchange, ai, ready));
  }
}
