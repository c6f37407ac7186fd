package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.meter.QueuedUsageSink;
import dev.weir.gateway.meter.RecentUsage;
import dev.weir.gateway.meter.UsageListener;
import dev.weir.gateway.meter.UsageLog;
import dev.weir.gateway.meter.UsageMetrics;
import dev.weir.gateway.meter.UsageSink;
import dev.weir.ledger.KnownProvider;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of usage records: a recent list, a log line, metrics. */
@AutoConfiguration(
    after = WeirAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnBean(WeirProperties.class)
public class WeirUsageAutoConfiguration {

  @Bean
  RecentUsage weirRecentUsage(WeirProperties properties) {
    return new RecentUsage(properties.usage().recent());
  }

  @Bean
  @ConditionalOnMissingBean(UsageSink.class)
  QueuedUsageSink weirUsageSink(
      WeirProperties properties,
      RecentUsage recent,
      ObjectProvider<MeterRegistry> registries,
      ObjectProvider<UsageListener> others) {
    MeterRegistry registry = registries.getIfUnique(SimpleMeterRegistry::new);
    List<UsageListener> listeners = new ArrayList<>();
    others.orderedStream().filter(other -> other != recent).forEach(listeners::add);
    if (properties.usage().log()) {
      listeners.add(new UsageLog());
    }
    Map<String, String> names = new HashMap<>();
    KnownProvider.ALL.forEach(provider -> names.put(provider.id(), provider.genAiName()));
    listeners.add(new UsageMetrics(registry, id -> names.getOrDefault(id, id)));
    // Last: what is shown there is in the log and the metrics already.
    listeners.add(recent);
    QueuedUsageSink sink = new QueuedUsageSink(properties.usage().queue(), listeners);
    FunctionCounter.builder("weir.usage.dropped", sink, QueuedUsageSink::dropped)
        .description("Usage records that log and metrics did not see, because they were too slow")
        .register(registry);
    return sink;
  }

  /** The endpoint, where the host application has Actuator. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
  static class EndpointConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    UsageEndpoint weirUsageEndpoint(RecentUsage recent) {
      return new UsageEndpoint(recent);
    }
  }
}
