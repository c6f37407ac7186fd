package dev.weir.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ChannelSendOperator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** A caller's connection that breaks as the answer begins: nobody cancels the answer's frames. */
class BrokenResponseTest {

  @ParameterizedTest
  @CsvSource({"sk-test-everything, false", "sk-test-drainer, true"})
  void theRequestIsRecordedAllTheSame(String key, boolean drains) throws Exception {
    try (RunningGateway gateway = RunningGateway.with(Breaking.class)) {
      Ask ask = gateway.ask("gpt-4o").key(key).stream().say("a long answer ".repeat(200));
      ask.open();

      UsageRecord row = ask.row();
      assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
      assertThat(row.attempts()).hasSize(1);
      if (drains) {
        assertThat(row.usageSource()).isEqualTo(UsageSource.PROVIDER);
      }
    }
  }

  /** Every stream's connection is gone when its first frame is there. */
  @Configuration(proxyBeanMethods = false)
  static class Breaking {

    @Bean
    WebFilter breaking() {
      return (exchange, chain) ->
          chain.filter(exchange.mutate().response(new Broken(exchange.getResponse())).build());
    }
  }

  private static final class Broken extends ServerHttpResponseDecorator {

    Broken(ServerHttpResponse response) {
      super(response);
    }

    /** As Spring writes to a connection that is closed: it asks for the first frame, and fails. */
    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> frames) {
      return new ChannelSendOperator<>(
          frames, first -> Mono.error(new IOException("Connection reset by peer")));
    }
  }
}
