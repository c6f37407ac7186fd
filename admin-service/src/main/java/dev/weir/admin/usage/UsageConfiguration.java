package dev.weir.admin.usage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns on the clock that makes partitions ahead of time and drops those that are over. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(UsageSettings.class)
class UsageConfiguration {}
