package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.tokens.CacheUse;
import dev.weir.simulator.tokens.Usage;
import java.util.List;

/** The answer to a chat request: one per choice, with its id, its time and its token counts. */
record Written(ChatRequest request, String id, long created, List<Answer> choices, CacheUse cache) {

  Usage usage() {
    int completion = choices.stream().mapToInt(Answer::tokens).sum();
    int reasoning = choices.stream().mapToInt(Answer::reasoningTokens).sum();
    return new Usage(request.prompt().tokens(), cache, completion, reasoning);
  }

  static String finishReason(Answer answer) {
    return switch (answer.ending()) {
      case COMPLETE, STOP_SEQUENCE -> "stop";
      case LENGTH -> "length";
      case TOOL_CALLS -> "tool_calls";
    };
  }
}
