package dev.weir.gateway.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.autoconfigure.host.Host;
import dev.weir.gateway.control.ControlPlane;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a gateway with admin is told that cannot work. */
class ControlConfigurationTest {

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir Path data;

  private String refusal(String... properties) {
    AtomicReference<String> said = new AtomicReference<>("");
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(WeirControlAutoConfiguration.class, WeirAutoConfiguration.class))
        .withPropertyValues("weir.data=" + data)
        .withPropertyValues(properties)
        .run(
            context -> {
              if (context.getStartupFailure() != null) {
                said.set(Host.messages(context.getStartupFailure()));
              } else {
                assertThat(context).hasSingleBean(ControlPlane.class);
              }
            });
    return said.get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weir.keys.a.secret=s|weir.keys: not together with weir.admin.url",
        "weir.providers.openai.api-key=s|weir.providers: not together with weir.admin.url",
        "weir.models[0].name=a|weir.models: not together with weir.admin.url",
        "weir.prices[0].model=a|weir.prices: not together with weir.admin.url",
        "weir.admin.url=ftp://admin|weir.admin.url: ftp://admin (expected: such as http",
        "weir.admin.token=|weir.admin.token is missing (or the variable WEIR_GATEWAY_TOKEN)",
        "weir.admin.snapshot-key=|weir.admin.snapshot-key is missing (or the variable",
        "weir.admin.snapshot-key=c2hvcnQ=|weir.admin.snapshot-key: expected 32 bytes in base64",
        "weir.spool.max-size=8MB|weir.spool: segment-size 4194304B, max-size 8388608B (expected",
        "weir.vault.url=http://localhost:8200|weir.vault: expected token, or role-id with",
      })
  void whatCannotWorkIsRefusedWithASentence(String property, String sentence) {
    assertThat(
            refusal(
                "weir.admin.url=http://127.0.0.1:1",
                "weir.admin.token=token",
                "weir.admin.snapshot-key=" + KEY,
                property))
        .contains(sentence)
        .doesNotContain("c2hvcnQ=");
  }

  @Test
  void tokenAndKeyMayComeFromTheEnvironment() {
    assertThat(
            refusal(
                "weir.admin.url=http://127.0.0.1:1",
                "WEIR_GATEWAY_TOKEN=token",
                "WEIR_SNAPSHOT_KEY=" + KEY))
        .isEmpty();
  }
}
