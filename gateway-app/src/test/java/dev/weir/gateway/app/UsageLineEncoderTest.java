package dev.weir.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UsageLineEncoderTest {

  @Test
  void writesTheBareMessageAndEndsItsLine() {
    LoggingEvent event = new LoggingEvent();
    event.setMessage("{\"user\":\"Zoë {}\"}\n{}");

    assertThat(new UsageLineEncoder().encode(event))
        .isEqualTo("{\"user\":\"Zoë {}\"}\n{}\n".getBytes(StandardCharsets.UTF_8));
  }
}
