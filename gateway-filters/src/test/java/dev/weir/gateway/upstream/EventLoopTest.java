package dev.weir.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call has no locks, because all of it happens on the event loop of its caller. */
class EventLoopTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();

  @Test
  void everyAttemptRunsOnTheCallersEventLoop() {
    SIMULATOR.reset();
    RunningGateway gateway = RunningGateway.shared();
    for (int i = 0; i < 6; i++) {
      SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", 503).provider("openai").times(2));

      String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333" + i + "-01";

      Reply reply =
          gateway.ask("gpt-4o").stream()
              .header("traceparent", trace)
              .with("fallbacks", List.of("claude-sonnet-4-5"))
              .send();

      assertThat(reply.header("x-weir-attempts")).isEqualTo("3");
      List<String> threads = gateway.threads(trace);
      assertThat(threads).as("the caller's thread and that of each attempt").hasSize(4);
      assertThat(new HashSet<>(threads)).hasSize(1);
    }
  }
}
