package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;

/** Reads the facts of a whole answer, of chat or of embeddings, and changes what breaks a rule. */
final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * The bytes for the caller; the very array that came when no rule is broken. Space before the
   * object, by which DeepSeek and OpenRouter keep the connection alive, is none of an answer's
   * faults.
   */
  static byte[] read(byte[] body, ProviderCall call, AnswerFacts facts) {
    JsonCursor cursor = new JsonCursor().reset(body, 0, body.length);
    Edits edits = new Edits();
    ChoiceReader choices = new ChoiceReader(call, facts, cursor, edits, false);
    if (!cursor.enter('{')) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          call.model()
              + ": the provider's answer is "
              + (cursor.peek() == 0 ? "empty" : "no JSON object"));
    }
    boolean failed = false;
    boolean vectors = false;
    int count = -1;
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      if (opens == '[' && cursor.isString(name, "choices")) {
        count = choices.read();
      } else if (opens == '{' && cursor.isString(name, "usage")) {
        UsageReader.read(cursor, call, facts);
      } else {
        int to = cursor.skip();
        vectors |= opens == '[' && cursor.isString(name, "data");
        failed |= member(cursor, name, from, to, facts);
      }
    }
    if (cursor.peek() != 0) {
      throw JsonCursor.broken();
    }
    if (failed || (count < 0 && !vectors && FaultReader.isError(body))) {
      throw FaultReader.inWhole(call, body);
    }
    if (count == 0 || (count < 0 && !vectors)) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, call.model() + ": the provider's answer has no choices");
    }
    if (facts.failure != null) {
      throw facts.failure;
    }
    facts.content |= vectors;
    choices.remember();
    if (edits.isEmpty()) {
      return body;
    }
    Bytes out = new Bytes(body.length + 64);
    edits.write(body, 0, body.length, out);
    return out.toArray();
  }

  private static boolean member(JsonCursor cursor, int name, int from, int to, AnswerFacts facts) {
    byte opens = cursor.bytes()[from];
    if (opens == '"' && to - from > 2) {
      if (cursor.isString(name, "id")) {
        facts.id = cursor.text(from, to);
      } else if (cursor.isString(name, "model")) {
        facts.model = cursor.text(from, to);
      } else if (cursor.isString(name, "service_tier")) {
        facts.serviceTier = cursor.text(from, to);
      } else if (cursor.isString(name, "object")) {
        return cursor.isString(from, "error");
      }
    }
    return opens != 'n' && opens != 'f' && to - from > 2 && cursor.isString(name, "error");
  }
}
