package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.TokenUsage;
import org.junit.jupiter.api.Test;

class UsageCountTest {

  private static TokenUsage of(String... counts) {
    UsageCount usage = new UsageCount();
    for (String count : counts) {
      usage.update(json(count));
    }
    return usage.usage();
  }

  @Test
  void laterCountsReplaceEarlierOnes() {
    assertThat(
            of(
                "{\"input_tokens\":10,\"cache_read_input_tokens\":5,\"output_tokens\":1}",
                "{\"input_tokens\":12,\"output_tokens\":7}",
                "{\"output_tokens\":9,\"cache_read_input_tokens\":null}"))
        .isEqualTo(new TokenUsage(12, 5, 0, 0, 0, 9, 0, 0));
  }

  @Test
  void cacheWritesAreSplitByTheirLifetime() {
    assertThat(
            of(
                """
                {"input_tokens":3,"cache_creation_input_tokens":700,"output_tokens":1,
                 "cache_creation":{"ephemeral_5m_input_tokens":200,"ephemeral_1h_input_tokens":500}}
                """,
                "{\"cache_creation_input_tokens\":700,\"output_tokens\":4}"))
        .isEqualTo(new TokenUsage(3, 0, 200, 500, 0, 4, 0, 0));
  }

  @Test
  void cacheWritesWithoutALifetimeLiveFiveMinutes() {
    assertThat(of("{\"cache_creation_input_tokens\":700,\"cache_creation\":null}"))
        .isEqualTo(new TokenUsage(0, 0, 700, 0, 0, 0, 0, 0));
  }

  @Test
  void aSplitWithoutASumIsEnough() {
    assertThat(
            of(
                """
                {"cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":5}}
                """))
        .isEqualTo(new TokenUsage(0, 0, 2, 5, 0, 0, 0, 0));
  }

  @Test
  void thinkingIsToldApartWhereItIsCounted() {
    assertThat(of("{\"output_tokens\":44,\"output_tokens_details\":{\"thinking_tokens\":33}}"))
        .isEqualTo(new TokenUsage(0, 0, 0, 0, 0, 11, 33, 0));
    assertThat(of("{\"output_tokens\":44}").outputText()).isEqualTo(44);
  }

  @Test
  void compactionsAreAddedOnce() {
    String counts =
        """
        {"input_tokens":181,"cache_read_input_tokens":0,"output_tokens":8,"iterations":[
         {"type":"compaction","input_tokens":100,"output_tokens":83,"cache_read_input_tokens":55},
         {"type":"message","input_tokens":181,"output_tokens":8}]}
        """;

    assertThat(of(counts, counts)).isEqualTo(new TokenUsage(281, 55, 0, 0, 0, 91, 0, 0));
  }

  @Test
  void nothingCountedIsNotZero() {
    assertThat(of()).isNull();
    assertThat(of("null")).isNull();
  }
}
