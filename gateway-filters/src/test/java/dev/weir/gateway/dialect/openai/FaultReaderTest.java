package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderFault.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultReaderTest {

  private static ProviderFault read(int status, String body) {
    return FaultReader.read(status, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'error':{'message':'This model takes at most 8192"
            + " tokens','code':'context_length_exceeded','param':'messages'}} | CONTEXT_LENGTH",
        "400 | {'error':{'message':'prompt too long; exceeded max context length by 9 tokens'}} |"
            + " CONTEXT_LENGTH",
        "400 | {'error':{'message':'maximum context length is 9','code':'invalid_request_error'}} |"
            + " CONTEXT_LENGTH",
        "400 | {'error':{'message':'Use"
            + " max_completion_tokens','code':'unsupported_parameter','param':'max_tokens'}} |"
            + " UNSUPPORTED_PARAMETER",
        "400 | {'error':{'message':'Argument not supported on this model: stop'}} |"
            + " UNSUPPORTED_PARAMETER",
        "422 |"
            + " {'object':'error','message':{'detail':[{'type':'extra_forbidden','loc':['body','user'],'msg':'Extra"
            + " inputs are not permitted'}]},'type':'invalid_request_error'} |"
            + " UNSUPPORTED_PARAMETER",
        "400 | {'error':{'message':'bad','type':'invalid_request_error'}} | INVALID",
        "422 | {'detail':[{'type':'missing','loc':['body','messages'],'msg':'Field required'}]} |"
            + " INVALID",
        "401 | {'error':{'message':'Incorrect API key provided:"
            + " sk-1234********cdef.','code':'invalid_api_key'}} | AUTHENTICATION",
        "400 | {'code':'Client specified an invalid argument','error':'Incorrect API key provided:"
            + " xa***56.'} | AUTHENTICATION",
        "401 | {'detail':'Invalid API Key'} | AUTHENTICATION",
        "403 | {'error':{'message':'You are not allowed to sample from this model'}} |"
            + " AUTHENTICATION",
        "403 | {'code':'x','error':'Content violates usage guidelines.'} | INVALID",
        "402 | {'error':{'message':'Insufficient Balance'}} | QUOTA",
        "429 | {'error':{'message':'You exceeded your current"
            + " quota','type':'insufficient_quota','code':'insufficient_quota'}} | QUOTA",
        "403 | {'code':'x','error':'Your team has either used all available credits or reached its"
            + " monthly spending limit.'} | QUOTA",
        "429 | {'error':{'message':'slow down','code':'rate_limit_exceeded'}} | RATE_LIMIT",
        "429 | | RATE_LIMIT",
        "404 | {'error':{'message':'The model does not exist','code':'model_not_found'}} |"
            + " NOT_FOUND",
        "404 | {'code':'Some requested entity was not found','error':'The model grok-0 is gone'} |"
            + " NOT_FOUND",
        "404 | {'error':{'message':'tools is not supported in this model.'}} |"
            + " UNSUPPORTED_PARAMETER",
        "400 | {'object':'error','message':'Invalid model:"
            + " m-0','type':'invalid_model','code':'1500'} | NOT_FOUND",
        "400 | {'error':{'message':'The model m has been"
            + " decommissioned','code':'model_decommissioned'}} | NOT_FOUND",
        "503 | {'error':{'message':'Overloaded'}} | OVERLOADED",
        "529 | | OVERLOADED",
        "500 | {'error':{'message':'The server is overloaded'}} | OVERLOADED",
        "500 | {'error':{'message':'boom','type':'server_error'}} | FAILED",
        "502 | <html><head><title>502 Bad Gateway</title></head></html> | FAILED",
        "400 | {'error':{'message':'Provider returned"
            + " error','code':400,'metadata':{'provider_name':'x','raw':'{\\'error\\':{\\'message\\':\\'maximum"
            + " context length is 9\\'}}'}}} | CONTEXT_LENGTH"
      })
  void kinds(int status, String body, Kind kind) {
    assertThat(read(status, body == null ? "" : body).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':{'message':'words','type':'t','param':'p','code':null}} | words | p",
        "{'error':'words'} | words |",
        "{'message':'words'} | words |",
        "{'detail':'words'} | words |",
        "{'detail':[{'loc':['body','messages',2,'user','name'],'msg':'not"
            + " permitted'},{'loc':['body','n'],'msg':'too many'}]} | messages[2].user.name: not"
            + " permitted; n: too many | messages[2].user.name",
        "{'object':'error','message':{'detail':[{'loc':['body','user'],'msg':'not permitted'}]}} |"
            + " user: not permitted | user",
        "{'error':{'message':'Provider returned error','metadata':{'raw':'the real words'}}} | the"
            + " real words |",
        "[{'error':{'message':'words'}}] | words |",
        "plain words | plain words |",
        "<html><title>504 Gateway Time-out</title><body>x</body></html> | 504 Gateway Time-out |"
      })
  void messages(String body, String message, String param) {
    ProviderFault fault = read(400, body);
    assertThat(fault.message()).isEqualTo(message);
    assertThat(fault.param()).isEqualTo(param);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"error\":null}",
        "{\"error\":{}}",
        "{\"error\":[]}",
        "{\"message\":7}",
        "<html>"
      })
  void bodiesThatSayNothingHaveNoMessage(String body) {
    ProviderFault fault = read(500, body);
    assertThat(fault.kind()).isEqualTo(Kind.FAILED);
    assertThat(fault.message()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-proj-abcdefgh12345678",
        "sk-abc*******xyz",
        "xai-0123456789abcdefghijklmnop",
        "gsk_0123456789abcdefghijklmnop",
        "AIzaSyA0123456789abcdef",
        "Bearer abcdef123456",
        "AbCdEf0123456789AbCdEf0123456789",
        "org-A1b2C3d4E5f6",
        "Team: 01234567-89ab-cdef-0123-456789abcdef",
        "API key ID: 01234567-89ab-cdef-0123-456789abcdef"
      })
  void secretsAndAccountsAreMasked(String secret) {
    String message = read(400, "{\"error\":\"the key " + secret + " is wrong\"}").message();
    assertThat(message).contains("***").endsWith(" is wrong").startsWith("the ");
    assertThat(message).doesNotContain(secret.substring(secret.length() - 6));
  }

  @Test
  void ordinaryWordsAreNotMasked() {
    String message =
        "gpt-4o-2024-08-06 refused user-provided team-members: see project-settings,"
            + " call_a1b2c3d4e5f6";
    assertThat(read(400, message).message()).isEqualTo(message);
  }

  @Test
  void messagesAreBounded() {
    assertThat(read(400, "wörter ".repeat(10_000)).message()).hasSize(1_000).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "Please try again in 20ms., 20",
    "Please try again in 1.2s. Visit us, 1200",
    "Please try again in 6m0s, 360000",
    "Please try again in 1h2m3.5s, 3723500",
    "Please retry after 17 seconds., 17000"
  })
  void waitsInTheTextAreRead(String message, long millis) {
    assertThat(read(429, "{\"error\":{\"message\":\"" + message + "\"}}").retryAfter())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try again in a while",
        "try again in 99999h",
        "try again in 5",
        "try again in 1.2.3s",
        "later"
      })
  void noWaitIsGuessed(String message) {
    assertThat(read(429, message).retryAfter()).isNull();
  }
}
