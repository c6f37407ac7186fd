package dev.weir.gateway.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private static ProviderFault read(int status, String body) {
    return AnthropicDialect.dialect().provider().readFault(status, body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | invalid_request_error | max_tokens: 9 > 8, which is the maximum | INVALID |"
            + " max_tokens",
        "400 | invalid_request_error | messages.1.content.0: unexpected id | INVALID |"
            + " messages.1.content.0",
        "400 | invalid_request_error | prompt is too long: 210000 tokens > 200000 maximum |"
            + " CONTEXT_LENGTH |",
        "400 | invalid_request_error | input length and `max_tokens` exceed context limit: 1 + 2 >"
            + " 2 | CONTEXT_LENGTH |",
        "400 | invalid_request_error | Your credit balance is too low to access the API. | QUOTA |",
        "400 | invalid_request_error | You have reached your specified API usage limits. | QUOTA |",
        "400 | invalid_request_error | foo: Extra inputs are not permitted | UNSUPPORTED_PARAMETER"
            + " | foo",
        "400 | invalid_request_error | `temperature` is deprecated for this model. |"
            + " UNSUPPORTED_PARAMETER |",
        "401 | authentication_error | invalid x-api-key | AUTHENTICATION |",
        "403 | permission_error | no access | AUTHENTICATION |",
        "404 | not_found_error | model: claude-x | NOT_FOUND | model",
        "413 | request_too_large | Request exceeds the maximum size | INVALID |",
        "429 | rate_limit_error | slow down | RATE_LIMIT |",
        "402 | billing_error | pay | QUOTA |",
        "529 | overloaded_error | Overloaded | OVERLOADED |",
        "500 | overloaded_error | Overloaded | OVERLOADED |",
        "500 | api_error | Internal server error | FAILED |",
        "504 | timeout_error | too slow | FAILED |",
        "418 | teapot_error | short and stout | INVALID |",
        "599 | odd_error | who knows | FAILED |",
      })
  void kinds(int status, String type, String message, Kind kind, String param) {
    ProviderFault fault =
        read(
            status,
            """
            {"type":"error","error":{"type":"%s","message":"%s"},"request_id":"req_1"}
            """
                .formatted(type, message));

    assertThat(fault).isEqualTo(new ProviderFault(kind, message, param, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>gateway</html>",
        "[]",
        "null",
        "{\"error\":",
        "{\"error\":{\"message\":7}}"
      })
  void bodiesThatTellNothing(String body) {
    assertThat(read(502, body))
        .isEqualTo(
            new ProviderFault(Kind.FAILED, "the provider answered with status 502", null, null));
  }

  @Test
  void otherShapesKeepTheirMessage() {
    assertThat(read(429, "{\"error\":{\"message\":\"slow\"}}").message()).isEqualTo("slow");
    assertThat(read(403, "{\"message\":\"forbidden\"}"))
        .isEqualTo(new ProviderFault(Kind.AUTHENTICATION, "forbidden", null, null));
  }

  @Test
  void messagesAreBounded() {
    ProviderFault fault = read(400, "{\"error\":{\"message\":\"" + "x".repeat(100_000) + "\"}}");

    assertThat(fault.message()).hasSizeLessThan(1100);
  }
}
