package dev.weir.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which the simulator's providers fail, in each dialect, whole and streamed. */
class FaultMatrixTest {

  private static final String WORDS =
      "Vier mal zwanzig Jahre und sieben, äöü 😀 日本語, our fathers brought forth a new nation";
  private static final List<String> MODELS =
      List.of("gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash");
  private static final String ALTERNATE = "mistral-small-latest";
  private static final Simulator SIMULATOR = RunningGateway.simulator();

  /** Waits as long as usual, so that a busy machine disturbs nothing. */
  private static final RunningGateway PATIENT = RunningGateway.shared();

  private static RunningGateway impatient;

  @BeforeAll
  static void start() {
    impatient =
        RunningGateway.start(
            "weir.clocks.first-byte=300ms",
            "weir.clocks.first-token=400ms",
            "weir.clocks.idle=300ms",
            "weir.clocks.total=500ms");
  }

  @AfterAll
  static void stop() {
    impatient.close();
  }

  @BeforeEach
  void reset() {
    SIMULATOR.reset();
  }

  private static Stream<Arguments> everywhere(Fault... faults) {
    List<Arguments> all = new ArrayList<>();
    for (Fault fault : faults) {
      for (String model : MODELS) {
        all.add(Arguments.of(fault, model, false));
        all.add(Arguments.of(fault, model, true));
      }
    }
    return all.stream();
  }

  static Stream<Arguments> beforeContent() {
    return everywhere(
        Fault.of(FaultKind.STATUS).with("status", 503),
        Fault.of(FaultKind.STATUS).with("status", 429).with("retry_after", 30),
        Fault.of(FaultKind.STATUS).with("status", 529).with("body", "<html>Overloaded"),
        Fault.of(FaultKind.RESET),
        Fault.of(FaultKind.RESET).after(0),
        Fault.of(FaultKind.CUT).after(0),
        Fault.of(FaultKind.STALL).after(0),
        Fault.of(FaultKind.ERROR_EVENT),
        Fault.of(FaultKind.BAD_BODY),
        Fault.of(FaultKind.DELAY_HEADERS).with("millis", 5_000));
  }

  private static Reply ask(Fault fault, String model, boolean stream, String... alternates) {
    return (isSilent(fault) ? impatient : PATIENT)
        .ask(model).say(WORDS).stream(stream).with("fallbacks", List.of(alternates)).send();
  }

  private static String provider(String model) {
    return model.startsWith("gpt") ? "openai" : model.startsWith("claude") ? "anthropic" : "gemini";
  }

  @ParameterizedTest
  @MethodSource("beforeContent")
  void beforeContentAFaultIsARealStatus(Fault fault, String model, boolean stream) {
    SIMULATOR.faults(fault);

    Reply reply = ask(fault, model, stream);

    assertThat(reply.status()).as(reply.text()).isGreaterThanOrEqualTo(429);
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.error().path("message").asString("")).isNotBlank();
    assertThat(reply.header("x-should-retry")).isEqualTo("false");
    UsageRecord row = reply.row();
    assertThat(row.status()).isEqualTo(reply.status());
    assertThat(row.errorCode()).isEqualTo(reply.errorCode());
    assertThat(row.outcome())
        .isEqualTo(
            reply.errorCode().equals("provider_timeout")
                ? Outcome.TIMEOUT
                : Outcome.PROVIDER_ERROR);
    assertThat(row.provider()).isEqualTo(provider(model));
    assertThat(row.ttftMs()).isNull();
  }

  @ParameterizedTest
  @MethodSource("beforeContent")
  void beforeContentAnAlternateAnswers(Fault fault, String model, boolean stream) {
    if (!stream && isSilent(fault)) {
      // A whole answer has no clock but the total one, which leaves no time for an alternate.
      return;
    }
    SIMULATOR.faults(fault.provider(provider(model)));

    Reply reply = ask(fault, model, stream, ALTERNATE);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.content()).isEqualTo(WORDS);
    assertThat(reply.isDone()).isEqualTo(stream);
    assertThat(reply.header("x-weir-provider")).isEqualTo("mistral");
    UsageRecord row = reply.row();
    assertThat(row.outcome()).isEqualTo(Outcome.OK);
    assertThat(row.provider()).isEqualTo("mistral");
    assertThat(reply.header("x-weir-attempts")).isEqualTo(Integer.toString(row.attempts().size()));
    assertThat(row.attempts().getLast().why()).isEqualTo("ok");
    assertThat(row.attempts().subList(0, row.attempts().size() - 1))
        .isNotEmpty()
        .allSatisfy(
            failed -> {
              assertThat(failed.provider()).isEqualTo(provider(model));
              assertThat(failed.why()).isNotEqualTo("ok");
              assertThat(failed.phase()).isLessThan(AttemptRecord.Phase.CONTENT);
            });
  }

  private static boolean isSilent(Fault fault) {
    return fault.is(FaultKind.STALL) || fault.is(FaultKind.DELAY_HEADERS);
  }

  static Stream<Arguments> afterContent() {
    return everywhere(
        Fault.of(FaultKind.CUT).after(3),
        Fault.of(FaultKind.RESET).after(3),
        Fault.of(FaultKind.STALL).after(3),
        Fault.of(FaultKind.ERROR_EVENT).after(3),
        Fault.of(FaultKind.CLOSE_WITHOUT_DONE).with("unfinished", "true"));
  }

  @ParameterizedTest
  @MethodSource("afterContent")
  void afterContentAFaultIsTheLastFrame(Fault fault, String model, boolean stream) {
    if (!stream) {
      return;
    }
    SIMULATOR.faults(fault);

    Reply reply = ask(fault, model, true, ALTERNATE);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).doesNotContain("[DONE]");
    assertThat(reply.text()).endsWith("\n\n");
    assertThat(reply.lastError().propertyNames())
        .containsExactlyInAnyOrder("message", "type", "param", "code");
    assertThat(reply.content()).isNotEmpty();
    assertThat(WORDS).startsWith(reply.content());
    UsageRecord row = reply.row();
    assertThat(row.status()).isEqualTo(200);
    assertThat(row.errorCode()).isEqualTo(reply.lastError().path("code").stringValue());
    assertThat(row.outcome())
        .isEqualTo(fault.is(FaultKind.STALL) ? Outcome.TIMEOUT : Outcome.PROVIDER_ERROR);
    assertThat(row.usageSource()).isNotEqualTo(UsageSource.PROVIDER);
    assertThat(row.attempts()).hasSize(1);
    assertThat(row.attempts().getFirst().phase()).isEqualTo(AttemptRecord.Phase.CONTENT);
  }

  @ParameterizedTest
  @MethodSource("afterContent")
  void aWholeAnswerThatBreaksOffIsNeverShown(Fault fault, String model, boolean stream) {
    if (stream || fault.is(FaultKind.CLOSE_WITHOUT_DONE) || fault.is(FaultKind.STALL)) {
      return;
    }
    SIMULATOR.faults(fault.provider(provider(model)));

    Reply reply = ask(fault, model, false, ALTERNATE);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.content()).isEqualTo(WORDS);
    assertThat(reply.header("x-weir-provider")).isEqualTo("mistral");
  }

  static Stream<Arguments> harmless() {
    return everywhere(
        Fault.of(FaultKind.NONE),
        Fault.of(FaultKind.GZIP),
        Fault.of(FaultKind.ODD_CUTS),
        Fault.of(FaultKind.ODD_CUTS).with("seed", 7).with("bytes", 1),
        Fault.of(FaultKind.ODD_CUTS).with("seed", 8).with("bytes", 40),
        Fault.of(FaultKind.SLOW_DRIP).with("bytes", 150).with("millis", 1),
        Fault.of(FaultKind.DUPLICATE_USAGE),
        Fault.of(FaultKind.PING_FLOOD).with("count", 500),
        Fault.of(FaultKind.WRONG_CONTENT_TYPE),
        Fault.of(FaultKind.CLOSE_WITHOUT_DONE));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatDoesNoHarmIsNotSeen(Fault fault, String model, boolean stream) {
    SIMULATOR.faults(fault);

    Reply reply = ask(fault, model, stream);

    if (fault.is(FaultKind.CLOSE_WITHOUT_DONE) && stream && model.startsWith("gem")) {
      // Its finish is part of the last event: without it nobody knows whether the answer ended.
      assertThat(reply.text()).doesNotContain("[DONE]");
      return;
    }
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.content()).isEqualTo(WORDS);
    assertThat(reply.isDone()).isEqualTo(stream);
    UsageRecord row = reply.row();
    assertThat(row.outcome()).isEqualTo(Outcome.OK);
    assertThat(row.finishReason()).isEqualTo("stop");
    assertThat(row.usageSource()).isEqualTo(UsageSource.PROVIDER);
    assertThat(row.tokens().promptTokens()).isEqualTo(SIMULATOR.meter().promptTokens());
    assertThat(row.tokens().completionTokens()).isEqualTo(SIMULATOR.meter().completionTokens());
    assertThat(SIMULATOR.meter().byRequest()).containsKey(row.providerRequestId());
  }

  static Stream<Arguments> uncounted() {
    return everywhere(Fault.of(FaultKind.MISSING_USAGE));
  }

  @ParameterizedTest
  @MethodSource("uncounted")
  void whatNobodyCountedIsNotCalledExact(Fault fault, String model, boolean stream) {
    SIMULATOR.faults(fault);

    Reply reply = ask(fault, model, stream);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.content()).isEqualTo(WORDS);
    assertThat(reply.row().usageSource()).isNotEqualTo(UsageSource.PROVIDER);
  }

  static Stream<Arguments> choiceless() {
    return everywhere(Fault.of(FaultKind.EMPTY_CHOICES));
  }

  @ParameterizedTest
  @MethodSource("choiceless")
  void noChoicesAreNoAnswerButAFirstChunkWithoutThemIsFine(
      Fault fault, String model, boolean stream) {
    SIMULATOR.faults(fault);

    Reply reply = ask(fault, model, stream);

    if (stream) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.content()).isEqualTo(model.startsWith("claude") ? "" : WORDS);
      assertThat(reply.isDone()).isTrue();
    } else if (reply.status() == 200) {
      assertThat(reply.json().path("choices").isArray()).isTrue();
    } else {
      assertThat(reply.errorCode()).isEqualTo("provider_bad_response");
    }
  }

  static Stream<Arguments> oversized() {
    return everywhere(Fault.of(FaultKind.OVERSIZED_ARGUMENTS).with("bytes", 2_000_000));
  }

  @ParameterizedTest
  @MethodSource("oversized")
  void longArgumentsComeWhole(Fault fault, String model, boolean stream) {
    SIMULATOR.faults(fault);
    Map<String, Object> function =
        Map.of(
            "name",
            "note",
            "parameters",
            Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string"))));

    Reply reply =
        PATIENT.ask(model).say("call note").stream(stream)
            .with("tools", List.of(Map.of("type", "function", "function", function)))
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    StringBuilder arguments = new StringBuilder();
    if (stream) {
      assertThat(reply.isDone()).isTrue();
      reply
          .frames()
          .forEach(
              frame ->
                  arguments.append(
                      frame.at("/choices/0/delta/tool_calls/0/function/arguments").asString("")));
    } else {
      arguments.append(
          reply.json().at("/choices/0/message/tool_calls/0/function/arguments").asString(""));
    }
    assertThat(arguments.length()).isGreaterThanOrEqualTo(2_000_000);
    assertThat(arguments).startsWith("{").endsWith("}");
  }
}
