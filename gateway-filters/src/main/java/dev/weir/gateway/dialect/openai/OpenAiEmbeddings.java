package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.EmbeddingsFront;
import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingRequest.Input;
import dev.weir.gateway.embedding.EmbeddingResponse;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonText;
import dev.weir.ledger.TokenUsage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Speaks <a href="https://platform.openai.com/docs/api-reference/embeddings">embeddings</a> to
 * callers. The official SDKs ask for base64 unless told otherwise.
 */
final class OpenAiEmbeddings implements EmbeddingsFront {

  private static final String FORMS =
      "a string, a list of strings, a list of tokens or a list of such lists";

  @Override
  public EmbeddingRequest readRequest(JsonMembers body, String model) {
    try {
      Long dimensions = param(body, "dimensions").integerOrNull(1, Integer.MAX_VALUE);
      return new EmbeddingRequest(
          model,
          inputs(param(body, "input")),
          dimensions == null ? null : dimensions.intValue(),
          base64(param(body, "encoding_format")),
          param(body, "user").textOrNull());
    } catch (JacksonException e) {
      throw new AiException(AiError.INVALID_JSON, "body: a value is not valid JSON");
    }
  }

  private static Param param(JsonMembers body, String name) {
    JsonNode node = body.tree(name);
    return new Param(name, node == null ? MissingNode.getInstance() : node);
  }

  private static boolean base64(Param format) {
    if (!format.isSet()) {
      return false;
    }
    return switch (format.text()) {
      case "float" -> false;
      case "base64" -> true;
      default -> throw format.invalid(Param.shown(format.text()), "float or base64");
    };
  }

  private static List<Input> inputs(Param input) {
    if (input.node().isString()) {
      return List.of(text(input));
    }
    if (!input.node().isArray()) {
      throw input.invalid(input.found(), FORMS);
    }
    if (input.node().isEmpty()) {
      throw input.invalid("an empty list", FORMS);
    }
    if (input.node().get(0).isNumber()) {
      return List.of(tokens(input));
    }
    List<Input> inputs = new ArrayList<>(input.node().size());
    for (int i = 0; i < input.node().size(); i++) {
      Param element = input.element(i);
      inputs.add(element.node().isArray() ? tokens(element) : text(element));
    }
    return inputs;
  }

  private static Input text(Param input) {
    if (input.text().isEmpty()) {
      throw input.invalid("an empty string", "some text");
    }
    return new Input.Text(input.text());
  }

  private static Input tokens(Param input) {
    if (input.node().isEmpty()) {
      throw input.invalid("an empty list", "tokens");
    }
    List<Integer> tokens = new ArrayList<>(input.node().size());
    for (int i = 0; i < input.node().size(); i++) {
      JsonNode token = input.node().get(i);
      if (!token.isInt() || token.intValue() < 0) {
        Param found = input.element(i);
        throw found.invalid(found.found(), "a token, an integer of at least 0");
      }
      tokens.add(token.intValue());
    }
    return new Input.Tokens(tokens);
  }

  @Override
  public byte[] writeResponse(EmbeddingResponse response, EmbeddingRequest request) {
    Bytes out = new Bytes(4096);
    out.append("{\"object\":\"list\",\"data\":[");
    int index = 0;
    for (float[] vector : response.vectors()) {
      out.append(index == 0 ? "" : ",").append("{\"object\":\"embedding\",\"index\":");
      out.append(Integer.toString(index)).append(",\"embedding\":");
      if (request.base64()) {
        out.append("\"").append(encoded(vector)).append("\"}");
      } else {
        numbers(vector, out);
        out.append("}");
      }
      index++;
    }
    out.append("],\"model\":");
    JsonText.quote(response.model() == null ? request.model() : response.model(), out);
    TokenUsage usage = response.usage();
    long tokens = usage == null ? 0 : usage.promptTokens();
    out.append(",\"usage\":{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens + "}}");
    return out.toArray();
  }

  private static byte[] encoded(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encode(bytes.array());
  }

  private static void numbers(float[] vector, Bytes out) {
    out.append("[");
    for (int i = 0; i < vector.length; i++) {
      out.append(i == 0 ? "" : ",");
      out.append(Float.isFinite(vector[i]) ? Float.toString(vector[i]) : "0.0");
    }
    out.append("]");
  }
}
