package dev.weir.gateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.dialect.anthropic.ClaudeModel.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeModelTest {

  @ParameterizedTest
  @CsvSource({
    "claude-2.1, UNKNOWN, 201",
    "claude-3-opus-20240229, OPUS, 300",
    "claude-3-5-sonnet-20240620, SONNET, 305",
    "claude-3-7-sonnet-latest, SONNET, 307",
    "claude-sonnet-4-20250514, SONNET, 400",
    "claude-opus-4-0, OPUS, 400",
    "claude-opus-4-1-20250805, OPUS, 401",
    "claude-haiku-4-5-20251001, HAIKU, 405",
    "Claude-Opus-4.6, OPUS, 406",
    "us.anthropic.claude-opus-4-20250514-v1:0, OPUS, 400",
    "anthropic/claude-sonnet-4@20250514, SONNET, 400",
    "claude-fable-5, FABLE, 500",
    "claude-opus-5-5, OPUS, 505",
    "claude-mythos-preview, MYTHOS, 500",
    "claude-next, UNKNOWN, 0",
    "acme-opus-4-5, UNKNOWN, 0",
  })
  void namesTellTheGeneration(String name, Family family, int version) {
    assertThat(ClaudeModel.of(name)).isEqualTo(new ClaudeModel(name, family, version));
  }
}
