package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingRequest.Input;
import dev.weir.gateway.embedding.EmbeddingResponse;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenAiEmbeddingsTest {

  private final OpenAiEmbeddings embeddings = new OpenAiEmbeddings();

  private EmbeddingRequest read(String body) {
    return embeddings.readRequest(
        JsonMembers.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), "e-1");
  }

  @Test
  void inputsInAllForms() {
    assertThat(read("{'input':'a'}").inputs()).containsExactly(new Input.Text("a"));
    assertThat(read("{'input':['a','b']}").inputs())
        .containsExactly(new Input.Text("a"), new Input.Text("b"));
    assertThat(read("{'input':[1,2]}").inputs()).containsExactly(new Input.Tokens(List.of(1, 2)));
    assertThat(read("{'input':[[1,2],[3]]}").inputs())
        .containsExactly(new Input.Tokens(List.of(1, 2)), new Input.Tokens(List.of(3)));
    assertThat(read("{'input':['a'],'dimensions':256,'encoding_format':'base64','user':'u','x':1}"))
        .isEqualTo(new EmbeddingRequest("e-1", List.of(new Input.Text("a")), 256, true, "u"));
    assertThat(read("{'input':'a','dimensions':null,'encoding_format':null}").base64()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | input | input: missing (expected: a string, a list of strings, a list of tokens or a"
            + " list of such lists)",
        "{'input':[]} | input | input: an empty list (expected: a string, a list of strings, a list"
            + " of tokens or a list of such lists)",
        "{'input':''} | input | input: an empty string (expected: some text)",
        "{'input':['a',7]} | input[1] | input[1]: a number (expected: a string)",
        "{'input':[[1],[]]} | input[1] | input[1]: an empty list (expected: tokens)",
        "{'input':[1,'a']} | input[1] | input[1]: a string (expected: a token, an integer of at"
            + " least 0)",
        "{'input':'a','encoding_format':'hex'} | encoding_format | encoding_format: hex (expected:"
            + " float or base64)",
        "{'input':'a','dimensions':0} | dimensions | dimensions: 0 (expected: an integer, 1 to"
            + " 2147483647)"
      })
  void errorsNameTheParameter(String body, String param, String message) {
    AiException error = catchThrowableOfType(AiException.class, () -> read(body));
    assertThat(error.param()).isEqualTo(param);
    assertThat(error.message()).isEqualTo(message);
  }

  @Test
  void vectorsAreNumbersOrLittleEndianBase64() {
    float[] vector = {0.5f, -1.25f, 1e-9f};
    EmbeddingResponse response =
        new EmbeddingResponse("e-2", List.of(vector, vector), TokenUsage.ofText(7, 0));
    JsonNode numbers =
        Json.mapper().readTree(embeddings.writeResponse(response, read("{'input':['a','b']}")));
    assertThat(numbers.at("/data/1/index").intValue()).isEqualTo(1);
    assertThat(numbers.at("/data/1/embedding/1").floatValue()).isEqualTo(-1.25f);
    assertThat(numbers.at("/data/1/embedding/2").floatValue()).isEqualTo(1e-9f);
    assertThat(numbers.path("model").stringValue()).isEqualTo("e-2");
    assertThat(numbers.path("usage"))
        .isEqualTo(Json.mapper().readTree("{\"prompt_tokens\":7,\"total_tokens\":7}"));

    JsonNode encoded =
        Json.mapper()
            .readTree(
                embeddings.writeResponse(
                    response, read("{'input':['a','b'],'encoding_format':'base64'}")));
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(encoded.at("/data/0/embedding").stringValue()))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getFloat()).isEqualTo(0.5f);
    assertThat(bytes.getFloat()).isEqualTo(-1.25f);
    assertThat(bytes.getFloat()).isEqualTo(1e-9f);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void theDialectOffersAllThatCallersAndProvidersNeed() {
    assertThat(OpenAiDialect.dialect().id()).isEqualTo("openai");
    assertThat(OpenAiDialect.dialect().front()).isNotNull();
    assertThat(OpenAiDialect.dialect().relay()).isNotNull();
    assertThat(OpenAiDialect.dialect().provider()).isNull();
    assertThat(OpenAiDialect.dialect().embeddings()).isNull();
    assertThat(OpenAiDialect.dialect().embeddingsFront()).isNotNull();
  }
}
