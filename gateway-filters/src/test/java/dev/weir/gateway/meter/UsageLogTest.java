package dev.weir.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UsageLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("weir.usage");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final UsageLog log = new UsageLog();

  @BeforeEach
  void listen() {
    appender.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(appender);
    logger.setLevel(null);
  }

  @Test
  void whatComesTogetherIsOneEventWithALineForEach() {
    List<UsageRecord> records = List.of(record(1, "a\nb"), record(2, "{}"), record(3, "é"));

    log.closed(records);
    log.closed(record(4, ""));

    assertThat(appender.list).hasSize(2);
    assertThat(lines(0)).isEqualTo(records);
    assertThat(lines(1)).containsExactly(record(4, ""));
  }

  @Test
  void aLongQueueIsSeveralEvents() {
    List<UsageRecord> records = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      records.add(record(i, "team"));
    }

    log.closed(records);

    List<UsageRecord> logged = new ArrayList<>();
    for (int i = 0; i < appender.list.size(); i++) {
      logged.addAll(lines(i));
    }
    assertThat(appender.list).hasSize(3);
    assertThat(logged).isEqualTo(records);
  }

  private List<UsageRecord> lines(int event) {
    return appender
        .list
        .get(event)
        .getFormattedMessage()
        .lines()
        .map(line -> Json.mapper().readValue(line, UsageRecord.class))
        .toList();
  }

  private static UsageRecord record(int number, String tag) {
    return new UsageRecord(
        new UUID(0, number),
        "req-" + number,
        Instant.parse("2026-11-20T12:00:00.123456Z"),
        12,
        null,
        null,
        "key-1",
        null,
        null,
        "chat.completions",
        "gpt-4o",
        "gpt-4o",
        "openai",
        "openai",
        false,
        false,
        null,
        200,
        Outcome.OK,
        null,
        List.of(),
        TokenUsage.ofText(10, 20),
        UsageSource.PROVIDER,
        null,
        null,
        null,
        null,
        "stop",
        null,
        Map.of("tag", tag),
        null,
        null);
  }
}
