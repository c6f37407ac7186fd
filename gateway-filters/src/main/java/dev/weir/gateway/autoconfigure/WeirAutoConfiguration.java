package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.authenticate.StaticGatewayKeys;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.anthropic.AnthropicDialect;
import dev.weir.gateway.dialect.gemini.GeminiDialect;
import dev.weir.gateway.dialect.openai.OpenAiDialect;
import dev.weir.gateway.meter.Prices;
import dev.weir.gateway.provider.ProviderTable;
import dev.weir.gateway.route.Alias;
import dev.weir.gateway.route.RoutingTable;
import dev.weir.gateway.route.RoutingTables;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.Secret;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.GatewayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.Environment;

/** What the stages ask for, from YAML: keys, providers, models and prices. */
@AutoConfiguration(after = GatewayAutoConfiguration.class)
@ConditionalOnClass(GatewayAutoConfiguration.class)
@ConditionalOnProperty(name = "spring.cloud.gateway.server.webflux.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WeirProperties.class)
public class WeirAutoConfiguration {

  @Bean
  @ConfigurationPropertiesBinding
  static Converter<String, Secret> weirSecretConverter() {
    return new SecretConverter();
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource weirClock() {
    return InstantSource.system();
  }

  @Bean
  Dialects weirDialects() {
    Map<String, Dialect> dialects = new LinkedHashMap<>();
    for (Dialect dialect :
        List.of(OpenAiDialect.dialect(), AnthropicDialect.dialect(), GeminiDialect.dialect())) {
      dialects.put(dialect.id(), dialect);
    }
    ChatFront front = OpenAiDialect.dialect().front();
    if (front == null) {
      throw new IllegalStateException("the front dialect speaks to no caller");
    }
    return new Dialects(dialects, OpenAiDialect.dialect(), front);
  }

  @Bean
  Catalog weirCatalog() {
    return Catalog.bundled();
  }

  @Bean
  @ConditionalOnMissingBean
  Prices weirPrices(WeirProperties properties, Catalog catalog) {
    PriceBook book = ConfiguredPrices.book(catalog, properties.prices());
    return () -> book;
  }

  @Bean
  @ConditionalOnMissingBean
  GatewayKeys weirGatewayKeys(WeirProperties properties, InstantSource clock) {
    if (properties.keys().isEmpty()) {
      throw new IllegalArgumentException(
          "no gateway key: set weir.keys.<name>.secret, so that callers can sign in");
    }
    return new StaticGatewayKeys(
        ConfiguredKeys.of(properties.keys(), properties.clientGone()), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  RoutingTables weirRoutingTables(
      WeirProperties properties, Dialects dialects, Catalog catalog, Environment environment) {
    ConfiguredProviders providers =
        new ConfiguredProviders(
            dialects.byId(),
            properties.providers(),
            name -> name == null ? null : environment.getProperty(name));
    RoutingTable table =
        new RoutingTable(
            new ProviderTable(providers.providers()),
            aliases(properties.models()),
            providers.credentials(),
            catalog);
    return () -> table;
  }

  private static List<Alias> aliases(List<WeirProperties.Model> models) {
    List<Alias> aliases = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      WeirProperties.Model model = models.get(i);
      if (model.name() == null || model.target() == null) {
        throw new IllegalArgumentException(
            "weir.models["
                + i
                + "]: "
                + (model.name() == null ? "name" : "target")
                + " is missing");
      }
      aliases.add(new Alias(model.name(), model.target(), model.fallbacks()));
    }
    return aliases;
  }

  /** Reads secrets so that no binding error ever prints one. */
  private static final class SecretConverter implements Converter<String, Secret> {
    @Override
    public Secret convert(String text) {
      return Secret.of(text);
    }
  }
}
