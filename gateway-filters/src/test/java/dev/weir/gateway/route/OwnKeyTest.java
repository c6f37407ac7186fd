package dev.weir.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.UsageRecord;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's own provider key is for that provider and this request alone. */
class OwnKeyTest {

  private static final String OWN = "sk-own-of-the-caller-1234";
  private static final Simulator SIMULATOR = RunningGateway.simulator();
  private static final RunningGateway GATEWAY = RunningGateway.shared();

  @BeforeEach
  void reset() {
    SIMULATOR.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, authorization",
    "claude-sonnet-4-5, x-api-key",
    "gemini-2.5-flash, x-goog-api-key"
  })
  void itGoesToTheProviderInItsOwnHeader(String model, String header) {
    Reply reply = GATEWAY.ask(model).header("x-provider-api-key", OWN).send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("x-weir-credential")).isEqualTo("byok");
    ReceivedRequest sent = SIMULATOR.requests().getFirst();
    assertThat(sent.headers().get(header)).endsWith("1234");
    assertThat(sent.headers()).doesNotContainKey("x-provider-api-key");
    UsageRecord row = reply.row();
    assertThat(row.isByok()).isTrue();
    assertThat(row.providerKeyId()).isNull();
    assertThat(row.byokFingerprint()).matches("[0-9a-f]{24}");
    assertThat(row.toString()).doesNotContain(OWN);
  }

  @Test
  void theFingerprintTellsKeysApartAndStaysTheSame() {
    String first = fingerprint(OWN);

    assertThat(fingerprint(OWN)).isEqualTo(first);
    assertThat(fingerprint(OWN + "5")).isNotEqualTo(first);
  }

  private static String fingerprint(String key) {
    return GATEWAY.ask("gpt-4o").header("x-provider-api-key", key).send().row().byokFingerprint();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRefusedKeyIs401AndTheOperatorsIsNotUsed(boolean stream) {
    Reply reply =
        GATEWAY.ask("gpt-4o").stream(stream)
            .with("fallbacks", List.of("gpt-4o-mini", "claude-sonnet-4-5"))
            .header("x-provider-api-key", "sk-invalid-key-of-the-caller")
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("provider_key_invalid");
    assertThat(reply.error().path("type").stringValue()).isEqualTo("authentication_error");
    assertThat(reply.header("x-should-retry")).isEqualTo("false");
    assertThat(reply.text()).doesNotContain("sk-invalid");
    assertThat(SIMULATOR.requests())
        .isNotEmpty()
        .allSatisfy(
            sent -> assertThat(sent.headers().get("authorization")).doesNotContain("operator"));
  }

  @Test
  void onlyTargetsOfTheSameProviderRemain() {
    SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", 503).model("gpt-4o"));

    Reply reply =
        GATEWAY
            .ask("gpt-4o")
            .with("fallbacks", List.of("claude-sonnet-4-5", "gpt-4o-mini"))
            .header("x-provider-api-key", OWN)
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.row().provider()).isEqualTo("openai");
    assertThat(reply.row().attempts().getLast().provider()).isEmpty();
    assertThat(reply.row().attempts().getLast().model()).isEqualTo("claude-sonnet-4-5");
    assertThat(reply.row().attempts().getLast().why()).isEqualTo("byok_other_provider");
    assertThat(SIMULATOR.requests())
        .allSatisfy(
            sent -> {
              assertThat(sent.provider()).isEqualTo("openai");
              assertThat(sent.headers().get("authorization")).endsWith("1234");
            });
  }

  @Test
  void itOpensProvidersWithoutACredentialOfTheOperators() {
    try (RunningGateway gateway =
        RunningGateway.start(
            "weir.providers.deepseek.base-url=" + SIMULATOR.url() + "/deepseek/v1")) {
      assertThat(gateway.ask("deepseek-chat").send().status()).isEqualTo(404);
      assertThat(gateway.ask("deepseek-chat").header("x-provider-api-key", OWN).send().status())
          .isEqualTo(200);
    }
  }

  @Test
  void aKeyThatMayNotBringOneIsRefused() {
    Reply reply =
        GATEWAY.ask("gpt-4o").key("sk-test-pinned").header("x-provider-api-key", OWN).send();

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errorCode()).isEqualTo("permission_denied");
    assertThat(SIMULATOR.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a key"})
  void whatCannotBeAKeyIsRefused(String key) {
    Reply reply = GATEWAY.ask("gpt-4o").header("x-provider-api-key", key).send();

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("provider_key_invalid");
    assertThat(SIMULATOR.requests()).isEmpty();
  }
}
