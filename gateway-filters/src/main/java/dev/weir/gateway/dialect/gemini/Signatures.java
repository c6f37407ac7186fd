package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Gemini wants back with an assistant's message: the signature of its thoughts, on exactly the
 * part on which it came, and the ids that it gave to calls itself. Models of generation 3 refuse a
 * call whose signature is missing (<a
 * href="https://ai.google.dev/gemini-api/docs/thought-signatures">Thought signatures</a>).
 *
 * <p>As JSON: <code>{"calls": {"our id": {"signature": "…", "id": "the provider's"}}, "text": "…"}
 * </code>.
 */
final class Signatures {

  /**
   * Stands for a signature that is not known: the documented {@code
   * skip_thought_signature_validator}, in base64 as the field is one of bytes.
   */
  static final String PLACEHOLDER = "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=";

  private @Nullable ObjectNode calls;
  private @Nullable String text;

  /** Notes a call as the provider made it. */
  void call(String id, @Nullable String signature, @Nullable String providerId) {
    boolean given = providerId != null && !providerId.isEmpty();
    if (signature == null && !given) {
      return;
    }
    if (calls == null) {
      calls = Json.mapper().createObjectNode();
    }
    ObjectNode call = calls.putObject(id);
    if (signature != null) {
      call.put("signature", signature);
    }
    if (given) {
      call.put("id", providerId);
    }
  }

  /** Notes the signature of the text; the last one counts. */
  void text(String signature) {
    text = signature;
  }

  /** Null where nothing has to come back. */
  @Nullable JsonNode state() {
    if (calls == null && text == null) {
      return null;
    }
    ObjectNode state = Json.mapper().createObjectNode();
    if (calls != null) {
      state.set("calls", calls);
    }
    if (text != null) {
      state.put("text", text);
    }
    return state;
  }

  /** The signature of a call in a state; null where there is none. */
  static @Nullable String ofCall(@Nullable JsonNode state, String id) {
    return state == null ? null : textOf(state.path("calls").path(id).path("signature"));
  }

  /** The provider's own id of a call in a state; null where it gave none. */
  static @Nullable String providerId(@Nullable JsonNode state, String id) {
    return state == null ? null : textOf(state.path("calls").path(id).path("id"));
  }

  /** The signature of the text in a state; null where there is none. */
  static @Nullable String ofText(@Nullable JsonNode state) {
    return state == null ? null : textOf(state.path("text"));
  }

  private static @Nullable String textOf(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }
}
