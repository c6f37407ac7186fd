package dev.weir.admin.usage;

import dev.weir.admin.instance.LedgerRetention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Turns on the clock that makes partitions ahead of time and drops those that are over, and tells
 * how long rows stay.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(UsageSettings.class)
class UsageConfiguration {

  @Bean
  LedgerRetention ledgerRetention(UsageSettings settings) {
    return new LedgerRetention(settings.retention());
  }
}
