package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.JsonSplice;

/** Changes the parameters of an embeddings request that a strict provider takes otherwise. */
final class EmbeddingQuirks {

  private EmbeddingQuirks() {}

  /** Mistral calls the length {@code output_dimension} and does not know {@code user}. */
  static void apply(JsonSplice body, ProviderCall call) {
    if (!call.has(OpenAiQuirk.STRICT_PARAMETERS)) {
      return;
    }
    RequestParams params = new RequestParams(body, call);
    params.rename("dimensions", "output_dimension");
    params.drop("user", "not known to " + call.model());
  }
}
