package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.simulator.Wire.Answer;
import dev.weir.simulator.Wire.BrokenConnection;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private static final Wire WIRE = new Wire();
  private static final String MESSAGES =
      "'messages':[{'role':'user','content':'Four score and seven years ago, äöü 😀 our fathers'}]";
  private static final String WHOLE = "{'model':'gpt-4o'," + MESSAGES + "}";
  private static final String STREAM =
      "{'model':'gpt-4o','stream':true,'stream_options':{'include_usage':true}," + MESSAGES + "}";
  private static final String ANTHROPIC_STREAM =
      "{'model':'claude-sonnet-4-5','max_tokens':100,'stream':true," + MESSAGES + "}";
  private static final String GEMINI =
      "{'contents':[{'role':'user','parts':[{'text':'Four score and seven years'}]}]}";

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @BeforeEach
  void reset() {
    WIRE.simulator.reset();
  }

  @Test
  void failsAsOftenAsTold() {
    script(
        "{'faults':[{'provider':'openai','times':2,'kind':'status','status':429,'retry_after':7}]}");

    Answer first = WIRE.chat(WHOLE);
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.header("retry-after")).isEqualTo("7");
    assertThat(first.json().at("/error/code").asString()).isEqualTo("rate_limit_exceeded");
    assertThat(WIRE.chat(WHOLE).status()).isEqualTo(429);
    assertThat(WIRE.chat(WHOLE).status()).isEqualTo(200);
    assertThat(WIRE.simulator.meter().requests()).isEqualTo(1);
  }

  @Test
  void failsInEachProvidersShape() {
    script("{'faults':[{'kind':'status','status':529},{'kind':'status','status':429}]}");
    WIRE.simulator.clearFaults();
    WIRE.simulator.faults(
        Fault.of(FaultKind.STATUS).provider("anthropic").with("status", 529),
        Fault.of(FaultKind.STATUS).provider("gemini").with("status", 429).with("retry_after", 34),
        Fault.of(FaultKind.STATUS).provider("xai").with("status", 500).with("body", "oops"));

    Answer anthropic = WIRE.anthropic(ANTHROPIC_STREAM);
    Answer gemini = WIRE.gemini("gemini-2.5-flash:generateContent", GEMINI);
    Answer xai = WIRE.openai("xai", WHOLE);

    assertThat(anthropic.status()).isEqualTo(529);
    assertThat(anthropic.json().at("/error/type").asString()).isEqualTo("overloaded_error");
    assertThat(gemini.json().at("/error/status").asString()).isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(gemini.json().at("/error/details/0/retryDelay").asString()).isEqualTo("34s");
    assertThat(gemini.header("retry-after")).isEmpty();
    assertThat(xai.body()).isEqualTo("oops");
  }

  @Test
  void meetsOnlyTheModelTheKeyAndThePathThatItNames() {
    WIRE.simulator.faults(
        Fault.of(FaultKind.STATUS).model("gpt-5*"),
        Fault.of(FaultKind.STATUS).with("key", "another"),
        Fault.of(FaultKind.STATUS).with("path", "/models"));

    assertThat(WIRE.chat(WHOLE).status()).isEqualTo(200);
    assertThat(WIRE.chat(WHOLE.replace("gpt-4o", "gpt-5-mini")).status()).isEqualTo(500);
    assertThat(WIRE.get("/openai/v1/models", "authorization", Wire.bearer()).status())
        .isEqualTo(500);
  }

  @Test
  void takesAFaultFromAHeader() {
    Answer answer =
        WIRE.send(
            WIRE.post("/openai/v1/chat/completions", WHOLE)
                .header("authorization", Wire.bearer())
                .header("x-sim-fault", "status;status=503;retry_after=2"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isEqualTo("2");
  }

  @Test
  void delaysHeadersAndFirstToken() {
    for (FaultKind kind : new FaultKind[] {FaultKind.DELAY_HEADERS, FaultKind.DELAY_FIRST_TOKEN}) {
      WIRE.simulator.faults(Fault.of(kind).with("millis", 300).times(1));
      long start = System.nanoTime();

      assertThat(WIRE.chat(STREAM).body()).endsWith("data: [DONE]\n\n");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    }
  }

  @Test
  void sendsHeadersBeforeADelayedFirstToken() throws Exception {
    WIRE.simulator.faults(Fault.of(FaultKind.DELAY_FIRST_TOKEN).with("millis", 60_000));

    CompletableFuture<HttpResponse<InputStream>> response = asynchronous(STREAM);

    assertThat(response.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    response.get().body().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, STREAM})
  void cutsTheConnection(String body) {
    WIRE.simulator.faults(Fault.of(FaultKind.CUT).after(2));

    assertThatThrownBy(() -> WIRE.chat(body)).isInstanceOf(BrokenConnection.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, STREAM})
  void resetsBeforeAnyAnswerAndInTheMiddle(String body) {
    WIRE.simulator.faults(
        Fault.of(FaultKind.RESET).times(1), Fault.of(FaultKind.RESET).after(1).times(1));

    assertThatThrownBy(() -> WIRE.chat(body)).isInstanceOf(BrokenConnection.class);
    assertThat(WIRE.simulator.meter().requests()).isZero();
    assertThatThrownBy(() -> WIRE.chat(body)).isInstanceOf(BrokenConnection.class);
    assertThat(WIRE.simulator.meter().requests()).isEqualTo(1);
  }

  @Test
  void stallsAfterSomeChunks() throws Exception {
    WIRE.simulator.faults(Fault.of(FaultKind.STALL).after(2));

    try (var body = asynchronous(STREAM).get(5, TimeUnit.SECONDS).body()) {
      StringBuilder seen = new StringBuilder();
      while (seen.toString().split("\n\n", -1).length <= 3) {
        seen.append((char) body.read());
      }
      CompletableFuture<Integer> more = CompletableFuture.supplyAsync(() -> next(body));
      assertThatThrownBy(() -> more.get(100, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void putsAnErrorIntoTheStreamAndThenEndsIt() {
    WIRE.simulator.faults(
        Fault.of(FaultKind.ERROR_EVENT).provider("anthropic").times(1),
        Fault.of(FaultKind.ERROR_EVENT).provider("anthropic").after(2).times(1),
        Fault.of(FaultKind.ERROR_EVENT).provider("openai").after(1).with("status", 500),
        Fault.of(FaultKind.ERROR_EVENT).provider("gemini").after(1));

    Answer before = WIRE.anthropic(ANTHROPIC_STREAM);
    assertThat(before.events()).hasSize(1);
    assertThat(before.body()).startsWith("event: error\n");
    assertThat(before.events().getFirst().at("/error/type").asString())
        .isEqualTo("overloaded_error");
    assertThat(WIRE.simulator.meter().requests()).isZero();

    Answer after = WIRE.anthropic(ANTHROPIC_STREAM);
    assertThat(after.events().getLast().path("type").asString()).isEqualTo("error");
    assertThat(after.body()).contains("text_delta").doesNotContain("message_stop");

    Answer openai = WIRE.chat(STREAM);
    assertThat(openai.body()).doesNotContain("[DONE]");
    assertThat(openai.events().getLast().at("/error/type").asString()).isEqualTo("server_error");

    Answer array = WIRE.gemini("gemini-2.5-flash:streamGenerateContent", GEMINI);
    assertThat(array.body()).contains("\"UNAVAILABLE\"");
    Answer events = WIRE.gemini("gemini-2.5-flash:streamGenerateContent?alt=sse", GEMINI);
    assertThat(events.events().getLast().at("/error/code").asInt()).isEqualTo(503);
  }

  @Test
  void repeatsUsageOrLeavesItOut() {
    WIRE.simulator.faults(Fault.of(FaultKind.DUPLICATE_USAGE).times(1));
    assertThat(WIRE.chat(STREAM).events().stream().filter(e -> e.path("usage").isObject()))
        .hasSize(2);

    WIRE.simulator.faults(Fault.of(FaultKind.MISSING_USAGE));
    assertThat(WIRE.chat(STREAM).events()).noneMatch(event -> event.path("usage").isObject());
    assertThat(WIRE.chat(WHOLE).json().has("usage")).isFalse();
    assertThat(WIRE.anthropic(ANTHROPIC_STREAM).body()).doesNotContain("usage");
    assertThat(WIRE.gemini("gemini-2.5-flash:generateContent", GEMINI).body())
        .doesNotContain("usageMetadata");
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, STREAM})
  void compressesUnasked(String body) throws Exception {
    WIRE.simulator.faults(Fault.of(FaultKind.GZIP));

    HttpResponse<byte[]> response =
        WIRE.sendForBytes(
            WIRE.post("/openai/v1/chat/completions", body).header("authorization", Wire.bearer()));

    assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).contains("chat.completion");
  }

  @Test
  void writesOversizedArguments() {
    WIRE.simulator.faults(Fault.of(FaultKind.OVERSIZED_ARGUMENTS).with("bytes", 300_000));
    String tools =
        "{'model':'gpt-4o','stream':true,"
            + MESSAGES
            + ",'tools':[{'type':'function','function':{'name':'now'}}]}";

    StringBuilder arguments = new StringBuilder();
    WIRE.chat(tools)
        .events()
        .forEach(
            event ->
                arguments.append(
                    event.at("/choices/0/delta/tool_calls/0/function/arguments").asString("")));

    assertThat(arguments.length()).isGreaterThan(300_000);
    assertThat(Json.parse(arguments.toString())).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"ODD_CUTS", "SLOW_DRIP"})
  void cutsTheBytesButLosesNone(FaultKind kind) {
    WIRE.simulator.faults(
        Fault.of(kind).with("bytes", 700).with("millis", 1).times(1),
        Fault.of(FaultKind.ODD_CUTS).with("seed", 42));

    assertThat(WIRE.chat(STREAM).body()).endsWith("data: [DONE]\n\n");
    assertThat(WIRE.chat(STREAM).body()).contains("😀").endsWith("data: [DONE]\n\n");
  }

  @Test
  void answersWhatIsNoJsonOrSaysSo() {
    WIRE.simulator.faults(
        Fault.of(FaultKind.BAD_BODY).times(2), Fault.of(FaultKind.WRONG_CONTENT_TYPE).times(1));

    Answer whole = WIRE.chat(WHOLE);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.json()).isNull();
    assertThat(WIRE.chat(STREAM).body()).contains("not JSON");
    Answer wrongType = WIRE.chat(WHOLE);
    assertThat(wrongType.header("content-type")).startsWith("text/html");
    assertThat(wrongType.json().path("object").asString()).isEqualTo("chat.completion");
  }

  @Test
  void closesWithoutItsLastEvent() {
    WIRE.simulator.faults(Fault.of(FaultKind.CLOSE_WITHOUT_DONE));

    assertThat(WIRE.chat(STREAM).body()).contains("\"stop\"").doesNotContain("[DONE]");
    assertThat(WIRE.anthropic(ANTHROPIC_STREAM).body())
        .contains("message_delta")
        .doesNotContain("message_stop");
    assertThat(WIRE.gemini("gemini-2.5-flash:streamGenerateContent?alt=sse", GEMINI).body())
        .doesNotContain("finishReason");
  }

  @Test
  void answersWithoutChoicesAndFloodsWithPings() {
    WIRE.simulator.faults(
        Fault.of(FaultKind.EMPTY_CHOICES).times(2), Fault.of(FaultKind.PING_FLOOD).times(1));

    assertThat(WIRE.chat(WHOLE).json().path("choices").size()).isZero();
    assertThat(WIRE.chat(STREAM).events().getFirst().path("choices").size()).isZero();
    assertThat(WIRE.anthropic(ANTHROPIC_STREAM).body().split("event: ping\n", -1))
        .hasSizeGreaterThan(100);
  }

  @Test
  void refusesAScriptItDoesNotUnderstand() {
    Answer answer =
        WIRE.send(WIRE.post("/faults", "{'faults':[{'kind':'status'},{'kind':'earthquake'}]}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("earthquake");
    assertThat(WIRE.simulator.pendingFaults()).isEmpty();
  }

  private static int next(InputStream body) {
    try {
      return body.read();
    } catch (IOException closed) {
      return -1;
    }
  }

  private static void script(String faults) {
    assertThat(WIRE.send(WIRE.post("/faults", faults)).status()).isEqualTo(200);
  }

  private static CompletableFuture<HttpResponse<InputStream>> asynchronous(String body)
      throws IOException {
    return WIRE.client()
        .sendAsync(
            WIRE.post("/openai/v1/chat/completions", body)
                .header("authorization", Wire.bearer())
                .build(),
            BodyHandlers.ofInputStream());
  }
}
