package dev.weir.admin.usage;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns on the clock that makes partitions ahead of time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UsageConfiguration {}
