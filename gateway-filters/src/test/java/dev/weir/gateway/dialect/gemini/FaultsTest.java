package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.CHAT;
import static dev.weir.gateway.dialect.gemini.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderFault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static ProviderFault fault(int status, String body) {
    return CHAT.readFault(status, bytes(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|INVALID_ARGUMENT|Please use a valid role: user, model.|INVALID",
        "400|INVALID_ARGUMENT|API key not valid. Please pass a valid API key.|AUTHENTICATION",
        "400|INVALID_ARGUMENT|The input token count (1250074) exceeds the maximum number of tokens"
            + " allowed (1048576).|CONTEXT_LENGTH",
        "400|INVALID_ARGUMENT|JSON mode is not enabled for models/x|UNSUPPORTED_PARAMETER",
        "400|FAILED_PRECONDITION|User location is not supported for the API use.|AUTHENTICATION",
        "401|UNAUTHENTICATED|No key|AUTHENTICATION",
        "403|PERMISSION_DENIED|Denied|AUTHENTICATION",
        "404|NOT_FOUND|models/x is not found for API version v1beta|NOT_FOUND",
        "429|RESOURCE_EXHAUSTED|Resource has been exhausted (e.g. check quota).|RATE_LIMIT",
        "429|RESOURCE_EXHAUSTED|Your prepayment credits are depleted.|QUOTA",
        "499|CANCELLED|The operation was cancelled.|FAILED",
        "500|INTERNAL|An internal error has occurred.|FAILED",
        "503|UNAVAILABLE|The model is overloaded.|OVERLOADED",
        "504|DEADLINE_EXCEEDED|Too slow|FAILED",
        "529|SOMETHING_NEW|New|OVERLOADED",
      })
  void theKindIsReadFromStatusAndMessage(int status, String name, String message, Kind kind) {
    String body =
        """
        {"error": {"code": %d, "message": "%s", "status": "%s"}}
        """
            .formatted(status, message, name);

    assertThat(fault(status, body)).isEqualTo(new ProviderFault(kind, message, null, null));
    assertThat(fault(status, "[" + body + "\n]").kind()).isEqualTo(kind);
  }

  @Test
  void aWrongKeyIsAFaultOfTheKeyAndIsNotRepeated() {
    var fault =
        fault(
            400,
            """
            {"error": {"code": 400, "status": "INVALID_ARGUMENT",
              "message": "Consumer 'api_key:AIzaSyExampleExampleExample0123456' is suspended",
              "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
                           "reason": "API_KEY_INVALID", "domain": "googleapis.com"}]}}
            """);

    assertThat(fault.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(fault.message()).isEqualTo("Consumer 'api_key:AIza…' is suspended");
  }

  @Test
  void theWaitStandsInTheBody() {
    var fault = fault(429, exhausted("GenerateRequestsPerMinutePerProjectPerModel-FreeTier"));

    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(fault.retryAfter()).isEqualTo(Duration.ofMillis(34_075));
  }

  @Test
  void aLimitByTheDayIsAQuota() {
    assertThat(fault(429, exhausted("GenerateRequestsPerDayPerProjectPerModel-FreeTier")).kind())
        .isEqualTo(Kind.QUOTA);
  }

  private static String exhausted(String quota) {
    return """
    {"error": {"code": 429, "message": "You exceeded your current quota, please check your plan and billing details.",
      "status": "RESOURCE_EXHAUSTED", "details": [
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
         "violations": [{"quotaId": "%s"}]},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.074824224s"}]}}
    """
        .formatted(quota);
  }

  @Test
  void theParameterIsNamed() {
    var unknown =
        fault(
            400,
            """
            {"error": {"code": 400, "status": "INVALID_ARGUMENT",
              "message": "Invalid JSON payload received. Unknown name \\"topQ\\" at 'generation_config': Cannot find field.",
              "details": [{"@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [{"field": "generation_config", "description": "…"}]}]}}
            """);

    assertThat(unknown.kind()).isEqualTo(Kind.UNSUPPORTED_PARAMETER);
    assertThat(unknown.param()).isEqualTo("generation_config");
  }

  @Test
  void abodyThatIsNoneIsReadByItsStatus() {
    assertThat(fault(502, "<html>Bad Gateway</html>"))
        .isEqualTo(
            new ProviderFault(
                Kind.FAILED, "the provider answered 502 without a reason", null, null));
    assertThat(fault(503, "").kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(fault(429, "null").kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(fault(400, "{\"error\":\"text\"}").kind()).isEqualTo(Kind.INVALID);
  }
}
