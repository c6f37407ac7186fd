package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.authenticate.AiAuthenticateGatewayFilterFactory;
import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.control.ControlPlane;
import dev.weir.gateway.fallback.AiFallbackGatewayFilterFactory;
import dev.weir.gateway.fallback.Circuits;
import dev.weir.gateway.journey.AiErrorHandler;
import dev.weir.gateway.journey.AiGatewayGatewayFilterFactory;
import dev.weir.gateway.journey.RouteCheck;
import dev.weir.gateway.meter.AiMeterGatewayFilterFactory;
import dev.weir.gateway.meter.Prices;
import dev.weir.gateway.meter.UsageSink;
import dev.weir.gateway.normalize.AiNormalizeGatewayFilterFactory;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.GatewayCondition;
import dev.weir.gateway.pipeline.StageFilterFactory;
import dev.weir.gateway.route.AiRouteGatewayFilterFactory;
import dev.weir.gateway.route.RoutingTables;
import dev.weir.gateway.translate.AiTranslateGatewayFilterFactory;
import dev.weir.gateway.translate.ImageFetcher;
import dev.weir.gateway.translate.MemoryReasoningStore;
import dev.weir.gateway.translate.PublicImageFetcher;
import dev.weir.gateway.translate.ReasoningStore;
import dev.weir.gateway.upstream.Addresses;
import dev.weir.gateway.upstream.AiUpstreamFilter;
import dev.weir.gateway.upstream.Bounds;
import dev.weir.gateway.upstream.Clocks;
import dev.weir.gateway.upstream.Engine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.reactive.ReactiveLoadBalancer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.config.conditional.ConditionalOnEnabledFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;

/** The filters. */
@AutoConfiguration(
    after = WeirUsageAutoConfiguration.class,
    afterName = "org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration")
@ConditionalOnBean(WeirProperties.class)
public class WeirFiltersAutoConfiguration {

  private static final String USER_AGENT = "weir/0.1";

  @Bean
  @ConditionalOnEnabledFilter
  AiMeterGatewayFilterFactory aiMeterGatewayFilterFactory(
      UsageSink sink, Prices prices, InstantSource clock, ObjectProvider<ControlPlane> controls) {
    RandomGenerator perThread = () -> ThreadLocalRandom.current().nextLong();
    ControlPlane control = controls.getIfAvailable();
    // The durable one first: what it has is never lost.
    return control == null
        ? new AiMeterGatewayFilterFactory(sink, prices, clock, perThread, GatewayCondition.SOUND)
        : new AiMeterGatewayFilterFactory(
            control.usage().and(sink), prices, clock, perThread, control);
  }

  @Bean
  @ConditionalOnEnabledFilter
  AiAuthenticateGatewayFilterFactory aiAuthenticateGatewayFilterFactory(
      GatewayKeys keys, ObjectProvider<MeterRegistry> registries) {
    return new AiAuthenticateGatewayFilterFactory(
        keys, registries.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  @ConditionalOnEnabledFilter
  AiRouteGatewayFilterFactory aiRouteGatewayFilterFactory(
      RoutingTables tables, WeirProperties properties) {
    return new AiRouteGatewayFilterFactory(
        tables, properties.maxRequestSize().toBytes(), fingerprintKey(properties));
  }

  private static byte[] fingerprintKey(WeirProperties properties) {
    if (!properties.fingerprintKey().isBlank()) {
      return properties.fingerprintKey().reveal().getBytes(StandardCharsets.UTF_8);
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  @Bean
  @ConditionalOnMissingBean
  Circuits weirCircuits(WeirProperties properties) {
    WeirProperties.CircuitSettings settings = properties.circuits();
    return new Circuits(
        new Circuits.Settings(
            settings.failureRate(),
            settings.minimumCalls(),
            settings.window(),
            settings.openFor(),
            settings.trialCalls()));
  }

  @Bean
  @ConditionalOnEnabledFilter
  AiFallbackGatewayFilterFactory aiFallbackGatewayFilterFactory(
      Circuits circuits, WeirProperties properties) {
    return new AiFallbackGatewayFilterFactory(circuits, properties.clocks().total());
  }

  @Bean
  @ConditionalOnMissingBean
  ReasoningStore weirReasoningStore(WeirProperties properties, InstantSource clock) {
    return new MemoryReasoningStore(
        properties.reasoning().maxSize().toBytes(), properties.reasoning().lifetime(), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  ImageFetcher weirImageFetcher() {
    return new PublicImageFetcher();
  }

  @Bean
  @ConditionalOnEnabledFilter
  AiTranslateGatewayFilterFactory aiTranslateGatewayFilterFactory(
      Dialects dialects, ReasoningStore store, ImageFetcher images) {
    return new AiTranslateGatewayFilterFactory(dialects.front(), store, images, USER_AGENT);
  }

  @Bean
  @ConditionalOnEnabledFilter
  AiNormalizeGatewayFilterFactory aiNormalizeGatewayFilterFactory(
      Dialects dialects, WeirProperties properties) {
    return new AiNormalizeGatewayFilterFactory(
        dialects.front(), Math.toIntExact(properties.maxFrameSize().toBytes()));
  }

  @Bean
  @ConditionalOnEnabledFilter
  AiGatewayGatewayFilterFactory aiGatewayGatewayFilterFactory(
      ObjectProvider<StageFilterFactory> factories) {
    return new AiGatewayGatewayFilterFactory(factories.stream().toList());
  }

  /** {@code lb://} targets, where the application has a load balancer. */
  @Bean
  @ConditionalOnMissingBean(Addresses.class)
  @ConditionalOnBean(ReactiveLoadBalancer.Factory.class)
  LoadBalancedAddresses weirAddresses(ReactiveLoadBalancer.Factory<ServiceInstance> balancers) {
    return new LoadBalancedAddresses(balancers);
  }

  @Bean
  @ConditionalOnMissingBean
  Engine weirEngine(
      WeirProperties properties,
      HttpClientProperties clientProperties,
      ServerProperties serverProperties,
      HttpClientSslConfigurer ssl,
      ObjectProvider<HttpClientCustomizer> customizers,
      ObjectProvider<Addresses> addresses,
      InstantSource clock) {
    UpstreamClientFactory clients =
        new UpstreamClientFactory(
            clientProperties,
            serverProperties,
            ssl,
            customizers.orderedStream().toList(),
            properties.pool(),
            properties.clocks().connect());
    return new Engine(
        clients::newClient,
        clocks(properties),
        bounds(properties),
        clock,
        addresses.getIfAvailable());
  }

  private static Clocks clocks(WeirProperties properties) {
    WeirProperties.ClockSettings clocks = properties.clocks();
    return new Clocks(
        clocks.connect(),
        clocks.firstByte(),
        clocks.firstToken(),
        clocks.reasoningFirst(),
        clocks.idle(),
        clocks.total(),
        clocks.pingGrace(),
        clocks.pingEvery());
  }

  private static Bounds bounds(WeirProperties properties) {
    WeirProperties.ClientGoneSettings gone = properties.clientGone();
    return new Bounds(
        properties.maxResponseSize().toBytes(),
        new ClientGone(gone.stream(), gone.whole()),
        gone.drainTime(),
        gone.drainBytes().toBytes(),
        gone.drains());
  }

  @Bean
  AiUpstreamFilter aiUpstreamFilter(Engine engine, Dialects dialects) {
    return new AiUpstreamFilter(engine, dialects.chatFront()::writeErrorFrame);
  }

  @Bean
  AiErrorHandler aiErrorHandler(Dialects dialects, WeirProperties properties) {
    return new AiErrorHandler(dialects.chatFront()::writeError, properties.answerAllErrors());
  }

  @Bean
  RouteCheck weirRouteCheck(RouteLocator routes) {
    return new RouteCheck(routes);
  }

  @Bean
  StartReport weirStartReport(WeirProperties properties) {
    return new StartReport(properties);
  }
}
