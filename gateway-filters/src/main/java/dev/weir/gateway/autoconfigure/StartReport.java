package dev.weir.gateway.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
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
        "clocks: connect {} s, first byte {} s, first token {} s (reasoning {} s), idle {} s, total"
            + " {} s, ping after {} s and every {} s",
        clocks.connect().toSeconds(),
        clocks.firstByte().toSeconds(),
        clocks.firstToken().toSeconds(),
        clocks.reasoningFirst().toSeconds(),
        clocks.idle().toSeconds(),
        clocks.total().toSeconds(),
        clocks.pingGrace().toSeconds(),
        clocks.pingEvery().toSeconds());
    log.info(
        "when a caller leaves: streams {}, whole answers {}; {} gateway keys, {} aliases",
        properties.clientGone().stream(),
        properties.clientGone().whole(),
        properties.keys().size(),
        properties.models().size());
  }
}
