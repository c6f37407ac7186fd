package dev.weir.gateway.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.autoconfigure.host.Host;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.ClientGone.Policy;
import dev.weir.gateway.pipeline.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Names and defaults of the configuration, and what a wrong one is told. */
class WeirPropertiesTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/weir/gateway/autoconfigure/properties.txt");

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WeirAutoConfiguration.class));

  @Test
  void namesAndDefaultsAreThoseOfTheGoldenFile() throws IOException {
    String found =
        PropertyList.all().stream()
            .map(Objects::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, found);
    }
    assertThat(found).isEqualTo(Files.readString(GOLDEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weir.kees.x.secret=s|weir.kees.x.secret",
        "weir.keys.a.secrett=s|weir.keys.a.secrett",
        "weir.clocks.first-bite=1s|weir.clocks.first-bite",
        "weir.models[0].alias=x|weir.models[0].alias",
        "weir.keys.a.client-gone.drain-time=1s|weir.keys.a.client-gone.drain-time",
      })
  void anUnknownNameStopsTheStart(String property, String named) {
    assertThat(refusal("weir.keys.good.secret=good", property))
        .contains("left unbound")
        .contains(named);
  }

  @Test
  void aGatewayWithoutKeysDoesNotStart() {
    assertThat(refusal())
        .contains("no gateway key: set weir.keys.<name>.secret, so that callers can sign in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weir.keys.a.permissions=read|weir.keys.a.secret is missing",
        "weir.keys.a.secret=good|weir.keys: a and good have the same secret",
      })
  void aKeyNeedsASecretOfItsOwn(String property, String sentence) {
    assertThat(refusal(property, "weir.keys.good.secret=good")).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weir.providers.local.prefixes=llama-|weir.providers.local: base-url is missing (known"
            + " without one: openai, anthropic, gemini, xai, mistral, deepseek)",
        "weir.providers.openai.dialect=cohere|weir.providers.openai.dialect: cohere (expected one"
            + " of [openai, anthropic, gemini])",
        "weir.providers.mistral.quirks=short-ids|weir.providers.mistral.quirks: short-ids (expected"
            + " some of [max-completion-tokens,",
        "weir.providers.openai.base-url=ftp://host/v1|weir.providers.openai.base-url: ftp://host/v1"
            + " (expected: https://host/path",
        "weir.providers.openai.base-url=https://me:word@host/v1|(expected: https://host/path",
        "weir.providers.openai.base-url=https://host/v1?key=1|(expected: https://host/path",
        "weir.providers.openai.base-url=host/v1|(expected: https://host/path",
        "weir.providers.xai.prefixes=gpt-|weir.providers: two providers claim the prefix 'gpt-'",
        "weir.providers.xai.prefixes=GPT-|weir.providers: two providers claim the prefix 'gpt-'",
        "weir.providers.xai.owners=google|weir.providers: two providers claim the owner 'google'",
      })
  void aProviderThatCannotWorkIsRefused(String property, String sentence) {
    assertThat(refusal("weir.keys.good.secret=good", property)).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weir.models[0].name=fast|weir.models[0]: target is missing",
        "weir.models[0].target=gpt-4o|weir.models[0]: name is missing",
        "weir.models[0].name=fast;weir.models[0].target=llama-3|weir.models: target 'llama-3' of"
            + " fast goes to no provider (expected: owner/model, or a name with a known prefix)",
        "weir.models[0].name=fast;weir.models[0].target=gpt-4o;weir.models[0].fallbacks=nowhere"
            + "|weir.models: fallback 'nowhere' of fast goes to no provider",
        "weir.models[0].name=fast;weir.models[0].target=gpt-4o;weir.models[1].name=Fast;"
            + "weir.models[1].target=o3|weir.models: the name Fast is there twice",
      })
  void anAliasLeadsToOneModel(String properties, String sentence) {
    assertThat(refusal(("weir.keys.good.secret=good;" + properties).split(";"))).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weir.prices[0].input-uncached=1|weir.prices[0].model is missing",
        "weir.prices[0].model=llama-3|weir.prices[0]: no price (expected: input-uncached, …)",
        "weir.prices[0].model=llama-3;weir.prices[0].input-uncached=0.0000001|weir.prices[0].input_uncached:"
            + " 1E-7 (expected: USD per 1,000,000 tokens, not negative, at most 6 decimals)",
        "weir.prices[0].model=llama-3;weir.prices[0].output-text=-1|weir.prices[0].output_text: -1"
            + " (expected: USD per 1,000,000 tokens",
        "weir.prices[0].model=llama-3;weir.prices[0].input-uncached=1;"
            + "weir.prices[0].tiers[0].above-prompt-tokens=200000;"
            + "weir.prices[0].tiers[0].output-text=-1|weir.prices[0].output_text: -1",
      })
  void aPriceIsAnExactNumber(String properties, String sentence) {
    assertThat(refusal(("weir.keys.good.secret=good;" + properties).split(";"))).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AiGateway,AiMeter=a:b,AiMeter=c:d|route ai: AiMeter is there twice (expected: once)",
        "AiGateway,AiGateway|route ai: AiGateway is there twice",
        "AiMeter=a:b,AiAuthenticate,AiRoute,AiTranslate|route ai: it names AiMeter but lacks"
            + " AiFallback, AiNormalize (add them, or AiGateway, which brings them all)",
        "AiGateway,AiMeter=team|AiMeter: tag 'team' (expected: name:value, as in team:platform)",
      })
  void aRouteNamesEachStageOnce(String filters, String sentence) {
    String list =
        Arrays.stream(filters.split(",")).collect(Collectors.joining("\n    - ", "    - ", "\n"));
    String yaml =
        """
        spring.cloud.gateway.server.webflux.routes:
        - id: ai
          uri: no://op
          predicates: [ Path=/v1/** ]
          filters:
        """
            + list;
    assertThat(Host.refusal(yaml, Map.of())).contains(sentence);
  }

  @Test
  void theEnvironmentNamesPropertiesInUpperCase() {
    Map<String, Object> environment =
        Map.of(
            "WEIR_KEYS_APP_SECRET", "one",
            "WEIR_CLOCKS_FIRSTBYTE", "90s",
            "WEIR_MODELS_0_NAME", "fast",
            "WEIR_MODELS_0_TARGET", "gpt-4o",
            "WEIR_ANYTHING_ELSE", "passed over");
    runner
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
        .run(
            context -> {
              WeirProperties properties = context.getBean(WeirProperties.class);
              assertThat(properties.keys()).containsOnlyKeys("app");
              assertThat(properties.clocks().firstByte()).isEqualTo(Duration.ofSeconds(90));
              assertThat(properties.models())
                  .containsExactly(new WeirProperties.Model("fast", "gpt-4o", List.of()));
            });
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(refusal("weir.keys.a.secret=sk-hidden-word", "weir.keys.b.secret=sk-hidden-word"))
        .isNotEmpty()
        .doesNotContain("hidden");
  }

  @Test
  void aKeyIsWhatItsSettingsSay() {
    AtomicReference<Caller> caller = new AtomicReference<>();
    runner
        .withPropertyValues(
            "weir.keys.a.secret=any form",
            "weir.keys.a.permissions=read,execute",
            "weir.keys.a.models=GPT-4o,fast",
            "weir.keys.a.tags.team=platform",
            "weir.keys.a.user=ada",
            "weir.keys.a.team=core",
            "weir.keys.a.client-gone.stream=drain",
            "weir.keys.a.byok=false",
            "weir.client-gone.whole=cancel",
            "weir.models[0].name=fast",
            "weir.models[0].target=gpt-4o-mini")
        .run(context -> caller.set(context.getBean(GatewayKeys.class).callerOf("any form")));
    assertThat(caller.get())
        .isEqualTo(
            new Caller(
                "a",
                "ada",
                "core",
                Set.of(Permission.READ, Permission.EXECUTE),
                Set.of("gpt-4o", "fast"),
                Map.of("team", "platform"),
                new ClientGone(Policy.DRAIN, Policy.CANCEL),
                false));
  }

  @Test
  void aKeyThatChoosesNothingIsTreatedLikeAll() {
    runner
        .withPropertyValues("weir.keys.a.secret=any")
        .run(
            context ->
                assertThat(context.getBean(GatewayKeys.class).callerOf("any").clientGone())
                    .isNull());
  }

  private String refusal(String... properties) {
    AtomicReference<String> said = new AtomicReference<>("");
    runner
        .withPropertyValues(properties)
        .run(
            context -> {
              if (context.getStartupFailure() != null) {
                said.set(Host.messages(context.getStartupFailure()));
              }
            });
    return said.get();
  }
}
