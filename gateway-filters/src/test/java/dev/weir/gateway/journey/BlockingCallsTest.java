package dev.weir.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.Outcome;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Schedulers;

/** No event loop ever waits on the way of a request. */
class BlockingCallsTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();

  @Test
  void noEventLoopWaits() throws Exception {
    Queue<String> waits = new ConcurrentLinkedQueue<>();
    RunningGateway gateway = RunningGateway.shared();
    // Classes are loaded and buffers made at the first request; that is not what is asked here.
    requests(gateway);
    BlockHound.builder()
        .loadIntegrations()
        .nonBlockingThreadPredicate(known -> known.or(NonBlocking.class::isInstance))
        .blockingMethodCallback(
            method -> {
              String stack =
                  Arrays.stream(new Throwable().getStackTrace())
                      .skip(2)
                      .limit(40)
                      .map(StackTraceElement::toString)
                      .collect(Collectors.joining("\n  "));
              if (stack.contains("dev.weir.gateway")) {
                waits.add(method + "\n  " + stack);
              }
            })
        .install();

    requests(gateway);

    assertThat(waits).isEmpty();
    assertThat(isFound(waits)).as("a call that blocks is found").isTrue();
  }

  /** Blocks on a thread that must not. */
  private static boolean isFound(Queue<String> waits) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Schedulers.parallel()
        .schedule(
            () -> {
              try {
                Thread.sleep(1);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              done.countDown();
            });
    done.await();
    boolean found = !waits.isEmpty();
    waits.clear();
    return found;
  }

  private static void requests(RunningGateway gateway) throws Exception {
    for (String model : List.of("gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash")) {
      for (boolean stream : new boolean[] {false, true}) {
        SIMULATOR.reset();
        assertThat(gateway.ask(model).stream(stream).send().status()).isEqualTo(200);

        SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", 503).times(2));
        Reply reply = gateway.ask(model).stream(stream).with("fallbacks", List.of("grok-4")).send();
        assertThat(reply.header("x-weir-provider")).isEqualTo("xai");

        SIMULATOR.reset();
        SIMULATOR.faults(Fault.of(FaultKind.STALL).with("after", 1));
        Ask ask =
            gateway.ask(model).stream(stream)
                .key(stream ? RunningGateway.KEY : "sk-test-canceller");
        try (Line line = ask.open()) {
          if (stream) {
            line.readUntil("content");
          }
        }
        if (stream) {
          assertThat(ask.row().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
        }
      }
    }
    SIMULATOR.reset();
    assertThat(gateway.ask("").to("GET", "/v1/models").send().status()).isEqualTo(200);
    assertThat(gateway.ask("no-such-model").send().status()).isEqualTo(404);
  }
}
