package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.dialect.EmbeddingsProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingRequest.Input;
import dev.weir.gateway.embedding.EmbeddingResponse;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings through {@code batchEmbedContents}, which also serves a single text. It takes words
 * alone: tokens of another vocabulary would be read as nonsense, so they are refused.
 */
final class GeminiEmbeddings implements EmbeddingsProvider {

  @Override
  public ProviderRequest writeEmbeddings(EmbeddingRequest request, ProviderCall call) {
    GeminiModel model = GeminiModel.of(call.model());
    if (request.user() != null) {
      call.warnings().dropped("user", "not known to Gemini");
    }
    ObjectNode body = Json.mapper().createObjectNode();
    ArrayNode requests = body.putArray("requests");
    for (Input input : request.inputs()) {
      ObjectNode one = requests.addObject().put("model", model.resource());
      one.putObject("content").putArray("parts").addObject().put("text", words(input));
      if (request.dimensions() != null) {
        one.put("outputDimensionality", request.dimensions());
      }
    }
    return new ProviderRequest(
        model.path("batchEmbedContents"), Map.of(), Json.mapper().writeValueAsBytes(body));
  }

  private static String words(Input input) {
    return switch (input) {
      case Input.Text text -> text.text();
      case Input.Tokens tokens ->
          throw new AiException(
              AiError.INVALID_VALUE,
              "input: a list of "
                  + tokens.tokens().size()
                  + " tokens (expected: text, as Gemini takes no tokens)",
              "input");
    };
  }

  @Override
  public EmbeddingResponse readEmbeddings(
      byte[] body, EmbeddingRequest request, ProviderCall call) {
    List<float[]> vectors = new ArrayList<>(request.inputs().size());
    Chunk counts = new Chunk();
    try (JsonParser json = Json.mapper().createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        for (String name; (name = json.nextName()) != null; ) {
          JsonToken value = json.nextToken();
          if (name.equals("embeddings") && value == JsonToken.START_ARRAY) {
            embeddings(json, vectors);
          } else if (name.equals("usageMetadata") && value == JsonToken.START_OBJECT) {
            UsageReader.read(json, counts);
          } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
            throw Faults.inside(json.readValueAsTree());
          } else {
            json.skipChildren();
          }
        }
      }
    } catch (JacksonException e) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's answer of " + body.length + " bytes is no JSON with vectors");
    }
    if (vectors.size() != request.inputs().size()) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider answered "
              + vectors.size()
              + " vectors (expected: "
              + request.inputs().size()
              + ")");
    }
    @Nullable TokenUsage usage = counts.usage;
    return new EmbeddingResponse(null, vectors, usage);
  }

  private static void embeddings(JsonParser json, List<float[]> vectors) {
    for (JsonToken token; (token = json.nextToken()) != JsonToken.END_ARRAY; ) {
      if (token != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      float[] vector = new float[0];
      for (String name; (name = json.nextName()) != null; ) {
        JsonToken value = json.nextToken();
        if (name.equals("values") && value == JsonToken.START_ARRAY) {
          vector = values(json);
        } else {
          json.skipChildren();
        }
      }
      vectors.add(vector);
    }
  }

  private static float[] values(JsonParser json) {
    float[] values = new float[1024];
    int size = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = json.getFloatValue();
    }
    return Arrays.copyOf(values, size);
  }
}
