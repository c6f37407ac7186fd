package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.body;
import static dev.weir.gateway.dialect.gemini.Samples.bytes;
import static dev.weir.gateway.dialect.gemini.Samples.call;
import static dev.weir.gateway.dialect.gemini.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.dialect.EmbeddingsProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingRequest.Input;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {

  private static final EmbeddingsProvider EMBEDDINGS = GeminiDialect.dialect().embeddings();
  private static final ProviderCall CALL = call("gemini-embedding-001");

  private static EmbeddingRequest request(Integer dimensions, Input... inputs) {
    return new EmbeddingRequest("gemini-embedding-001", List.of(inputs), dimensions, true, null);
  }

  @Test
  void eachTextIsARequestOfTheBatch() {
    var sent =
        EMBEDDINGS.writeEmbeddings(
            request(768, new Input.Text("Rome"), new Input.Text("Oslo")), CALL);

    assertThat(sent.path()).isEqualTo("/v1beta/models/gemini-embedding-001:batchEmbedContents");
    assertThat(body(sent))
        .isEqualTo(
            json(
                """
                {"requests": [
                  {"model": "models/gemini-embedding-001",
                   "content": {"parts": [{"text": "Rome"}]}, "outputDimensionality": 768},
                  {"model": "models/gemini-embedding-001",
                   "content": {"parts": [{"text": "Oslo"}]}, "outputDimensionality": 768}]}
                """));
  }

  @Test
  void tokensAreRefused() {
    assertThatThrownBy(
            () -> EMBEDDINGS.writeEmbeddings(request(null, new Input.Tokens(List.of(1, 2))), CALL))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> {
              assertThat(error.error()).isEqualTo(AiError.INVALID_VALUE);
              assertThat(error.param()).isEqualTo("input");
            });
  }

  @Test
  void vectorsAndCountsAreRead() {
    var answer =
        EMBEDDINGS.readEmbeddings(
            bytes(
                """
                {"embeddings": [{"values": [0.5, -1, 2e-3]}, {"values": []}],
                 "usageMetadata": {"promptTokenCount": 4,
                   "promptTokenDetails": [{"modality": "TEXT", "tokenCount": 4}]}}
                """),
            request(null, new Input.Text("a"), new Input.Text("b")),
            CALL);

    assertThat(answer.vectors().get(0)).containsExactly(0.5f, -1f, 0.002f);
    assertThat(answer.vectors().get(1)).isEmpty();
    assertThat(answer.usage()).isEqualTo(TokenUsage.ofText(4, 0));
  }

  @Test
  void countsAreNotInventedWhereTheProviderGivesNone() {
    var answer =
        EMBEDDINGS.readEmbeddings(
            bytes("{\"embeddings\":[{\"values\":[1]}]}"), request(null, new Input.Text("a")), CALL);

    assertThat(answer.usage()).isNull();
  }

  @Test
  void anAnswerThatIsNoneIsTheProvidersFault() {
    for (String body :
        List.of("", "<html>", "{}", "{\"embeddings\":[{\"values\":[\"x\"]}]}", "{\"embeddings\"")) {
      assertThatThrownBy(
              () ->
                  EMBEDDINGS.readEmbeddings(bytes(body), request(null, new Input.Text("a")), CALL))
          .isInstanceOfSatisfying(
              AiException.class,
              error -> assertThat(error.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
    }
  }
}
