package dev.weir.gateway.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationListener;

/** Says at start what the gateway waits for, so that no limit is a surprise. */
final class StartReport implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger(StartReport.class);

  private final WeirProperties properties;

  StartReport(WeirProperties properties) {
    this.properties = properties;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    WeirProperties.ClockSettings clocks = properties.clocks();
    log.info(
        "clocks: connect {}, first byte {}, first token {} (reasoning {}), idle {}, total {}, ping"
            + " after {} and every {}",
        text(clocks.connect()),
        text(clocks.firstByte()),
        text(clocks.firstToken()),
        text(clocks.reasoningFirst()),
        text(clocks.idle()),
        text(clocks.total()),
        text(clocks.pingGrace()),
        text(clocks.pingEvery()));
    log.info(
        "when a caller leaves: streams {}, whole answers {}",
        properties.clientGone().stream(),
        properties.clientGone().whole());
    if (properties.admin().url() == null) {
      log.info("{} gateway keys, {} aliases", properties.keys().size(), properties.models().size());
    }
  }

  private static String text(Duration time) {
    return DurationStyle.SIMPLE.print(
        time, time.toMillis() % 1000 == 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
  }
}
