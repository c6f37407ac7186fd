package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.autoconfigure.WeirProperties.VaultSettings;
import dev.weir.gateway.control.ControlPlane;
import dev.weir.gateway.control.ControlSettings;
import dev.weir.gateway.control.VaultReader;
import dev.weir.gateway.fallback.Circuits;
import dev.weir.gateway.meter.Prices;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.route.RoutingTables;
import dev.weir.gateway.vault.VaultAccess;
import dev.weir.gateway.vault.VaultProviderKeys;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.GatewayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** What the stages ask for, from admin: only with {@code weir.admin.url}. */
@AutoConfiguration(before = WeirAutoConfiguration.class, after = GatewayAutoConfiguration.class)
@ConditionalOnClass(GatewayAutoConfiguration.class)
@ConditionalOnProperty(name = "spring.cloud.gateway.server.webflux.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WeirProperties.class)
public class WeirControlAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(WeirControlAutoConfiguration.class);
  private static final String VERSION = "0.1";

  /** The beans of a gateway with admin. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("weir.admin.url")
  static class WithAdmin {

    @Bean
    ControlPlane weirControlPlane(
        WeirProperties properties,
        Environment environment,
        Dialects dialects,
        InstantSource clock,
        ObjectProvider<VaultReader> vaults) {
      checkThatAdminIsTheOnlySource(properties);
      sayWhatIsIgnored(environment);
      VaultReader vault = vaults.getIfAvailable(() -> vault(properties.vault()));
      return ControlPlane.start(settings(properties, environment), dialects.byId(), clock, vault);
    }

    @Bean
    @ConditionalOnMissingBean
    GatewayKeys weirGatewayKeys(ControlPlane control) {
      return control.keys();
    }

    @Bean
    @ConditionalOnMissingBean
    RoutingTables weirRoutingTables(ControlPlane control) {
      return control.routingTables();
    }

    @Bean
    @ConditionalOnMissingBean
    Prices weirPrices(ControlPlane control) {
      return control.prices();
    }

    @Bean
    SmartInitializingSingleton weirControlObservation(
        ControlPlane control,
        ObjectProvider<MeterRegistry> registries,
        ObjectProvider<Circuits> circuits) {
      return () -> {
        registries.ifUnique(control::measure);
        circuits.ifAvailable(control::watch);
      };
    }
  }

  private static void checkThatAdminIsTheOnlySource(WeirProperties properties) {
    List<String> both = new ArrayList<>();
    if (!properties.keys().isEmpty()) {
      both.add("weir.keys");
    }
    if (!properties.providers().isEmpty()) {
      both.add("weir.providers");
    }
    if (!properties.models().isEmpty()) {
      both.add("weir.models");
    }
    if (!properties.prices().isEmpty()) {
      both.add("weir.prices");
    }
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", both)
              + ": not together with weir.admin.url, from which they come (remove the one or the"
              + " other)");
    }
  }

  private static void sayWhatIsIgnored(Environment environment) {
    for (KnownProvider provider : KnownProvider.ALL) {
      if (environment.containsProperty(provider.keyVariable())) {
        log.warn(
            "{} is ignored: with weir.admin.url the keys of providers come from admin",
            provider.keyVariable());
      }
    }
  }

  private static ControlSettings settings(WeirProperties properties, Environment environment) {
    WeirProperties.AdminSettings admin = properties.admin();
    if (admin.url() == null
        || admin.url().getHost() == null
        || !List.of("http", "https").contains(String.valueOf(admin.url().getScheme()))) {
      throw new IllegalArgumentException(
          "weir.admin.url: " + admin.url() + " (expected: such as http://127.0.0.1:8081)");
    }
    Secret token = given(admin.token(), environment, "WEIR_GATEWAY_TOKEN");
    if (token == null) {
      throw new IllegalArgumentException(
          "weir.admin.token is missing (or the variable WEIR_GATEWAY_TOKEN): it signs the gateway"
              + " in at admin");
    }
    Secret snapshotKey = given(admin.snapshotKey(), environment, "WEIR_SNAPSHOT_KEY");
    if (snapshotKey == null && properties.vault().url() == null) {
      throw new IllegalArgumentException(
          "weir.admin.snapshot-key is missing (or the variable WEIR_SNAPSHOT_KEY): it opens the"
              + " keys of providers");
    }
    WeirProperties.SpoolSettings spool = properties.spool();
    long segment = spool.segmentSize().toBytes();
    if (segment < 64 * 1024 || segment > 1 << 30 || spool.maxSize().toBytes() < 4 * segment) {
      throw new IllegalArgumentException(
          "weir.spool: segment-size "
              + spool.segmentSize()
              + ", max-size "
              + spool.maxSize()
              + " (expected: segments of 64KB to 1GB, and room for four or more)");
    }
    return new ControlSettings(
        admin.url(),
        token,
        snapshotKey,
        properties.data(),
        Math.toIntExact(segment),
        spool.maxSize().toBytes(),
        spool.whenFull() == WeirProperties.WhenFull.REFUSE,
        properties.vault().stale(),
        new ClientGone(properties.clientGone().stream(), properties.clientGone().whole()),
        VERSION);
  }

  private static @Nullable Secret given(
      @Nullable Secret property, Environment environment, String variable) {
    if (property != null && !property.isBlank()) {
      return property;
    }
    String value = environment.getProperty(variable);
    return value == null || value.isBlank() ? null : Secret.of(value.strip());
  }

  private static @Nullable VaultReader vault(VaultSettings settings) {
    if (settings.url() == null) {
      return null;
    }
    if (!ClassUtils.isPresent(
        "org.springframework.vault.core.VaultTemplate", WeirProperties.class.getClassLoader())) {
      throw new IllegalStateException(
          "weir.vault.url: the library spring-vault-core is missing (add it to the application)");
    }
    return new VaultProviderKeys(
        new VaultAccess(
            settings.url(),
            settings.token(),
            settings.roleId() == null ? read(settings.roleIdFile()) : settings.roleId(),
            secretId(settings),
            settings.kubernetesRole()));
  }

  private static @Nullable Secret secretId(VaultSettings settings) {
    String text = settings.secretId() == null ? read(settings.secretIdFile()) : null;
    return text == null ? settings.secretId() : Secret.of(text);
  }

  private static @Nullable String read(@Nullable Path file) {
    try {
      return file == null ? null : Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("weir.vault: " + file + " cannot be read", e);
    }
  }
}
