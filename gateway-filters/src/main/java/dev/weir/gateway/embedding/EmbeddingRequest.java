package dev.weir.gateway.embedding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts to be turned into vectors.
 *
 * @param inputs in order
 * @param dimensions the length that the vectors shall have; null leaves it to the model
 * @param base64 whether the caller wants vectors as base64 of little-endian floats
 */
public record EmbeddingRequest(
    String model,
    List<Input> inputs,
    @Nullable Integer dimensions,
    boolean base64,
    @Nullable String user) {

  public EmbeddingRequest {
    inputs = List.copyOf(inputs);
  }

  /** One input: words, or tokens of the model's own vocabulary. */
  public sealed interface Input {

    record Text(String text) implements Input {}

    record Tokens(List<Integer> tokens) implements Input {

      public Tokens {
        tokens = List.copyOf(tokens);
      }
    }
  }
}
