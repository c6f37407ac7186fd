package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.ledger.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a request reasons. Up to Claude 4.5 a budget of tokens is set, at least 1024 and below {@code
 * max_tokens}; from 4.6 on the model thinks as long as it needs, steered by an effort; from 5 on it
 * does so unasked, and the newest cannot be kept from it.
 *
 * <p>With a budget, a turn that called tools must begin with its thinking (<i>"a final assistant
 * message must start with a thinking block"</i>), so where that is not known any more the model
 * answers without. Adaptive models do not demand it.
 *
 * @param config the member {@code thinking}; null to leave it out
 * @param effort the member {@code output_config.effort}; null to leave it out
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/thinking">Thinking</a>
 */
record Thinking(Mode mode, @Nullable ObjectNode config, @Nullable String effort) {

  private static final long LEAST_BUDGET = 1_024;

  /** Whether and why the model thinks. */
  enum Mode {
    OFF,
    /** The model's own way; the request says nothing or asks for less. */
    UNASKED,
    ASKED
  }

  /** What this request asks for, as far as the model can do it. */
  static Thinking of(ChatRequest request, ClaudeModel model, long maxTokens, Warnings warnings) {
    JsonNode own = request.rest().get("thinking");
    if (own instanceof ObjectNode config) {
      String type = config.path("type").asString("");
      boolean on = type.equals("enabled") || type.equals("adaptive");
      return new Thinking(on ? Mode.ASKED : Mode.OFF, config.deepCopy(), null);
    }
    String effort = request.reasoningEffort();
    if (effort == null) {
      return none(model);
    }
    return switch (effort) {
      case "none", "minimal" -> off(effort, model, warnings);
      case "low", "medium", "high", "xhigh", "max" -> {
        if (!model.canThink()) {
          warnings.dropped("reasoning_effort", model.name() + " is not known to reason");
          yield none(model);
        }
        yield model.thinksAdaptively()
            ? adaptive(effort, model)
            : budget(effort, request, model, maxTokens, warnings);
      }
      default -> {
        warnings.dropped("reasoning_effort", "its value is not known");
        yield none(model);
      }
    };
  }

  /** Nothing is asked for. */
  static Thinking none(ClaudeModel model) {
    return new Thinking(model.thinksUnasked() ? Mode.UNASKED : Mode.OFF, null, null);
  }

  private static Thinking off(String effort, ClaudeModel model, Warnings warnings) {
    if (model.alwaysThinks()) {
      warnings.changed("reasoning_effort", effort + " to low, " + model.name() + " always reasons");
      return new Thinking(Mode.UNASKED, null, "low");
    }
    if (!model.thinksUnasked()) {
      return none(model);
    }
    ObjectNode config = Json.mapper().createObjectNode().put("type", model.thinkingOff());
    return new Thinking(Mode.OFF, config, null);
  }

  private static Thinking adaptive(String effort, ClaudeModel model) {
    ObjectNode config = Json.mapper().createObjectNode().put("type", "adaptive");
    if (model.hidesThinking()) {
      config.put("display", "summarized");
    }
    String known = effort.equals("xhigh") && !model.knowsXhigh() ? "max" : effort;
    return new Thinking(Mode.ASKED, config, known);
  }

  private static Thinking budget(
      String effort, ChatRequest request, ClaudeModel model, long maxTokens, Warnings warnings) {
    if (maxTokens <= LEAST_BUDGET) {
      warnings.dropped(
          "reasoning_effort",
          "max_tokens "
              + maxTokens
              + " leaves no room for the least budget of "
              + LEAST_BUDGET
              + " tokens");
      return none(model);
    }
    if (isToolTurnWithoutState(request.messages())) {
      warnings.told(
          "reasoning_effort left out: the reasoning before the tool calls is not known any more");
      return none(model);
    }
    long wanted =
        switch (effort) {
          case "low" -> 2_048;
          case "medium" -> 8_192;
          case "high" -> 16_384;
          default -> 32_768;
        };
    // A quarter stays for the answer.
    long budget = Math.max(LEAST_BUDGET, Math.min(wanted, maxTokens - maxTokens / 4));
    ObjectNode config = Json.mapper().createObjectNode().put("type", "enabled");
    return new Thinking(Mode.ASKED, config.put("budget_tokens", budget), null);
  }

  /**
   * Whether tools were called since the caller's last own words, by a turn whose thinking is lost.
   */
  private static boolean isToolTurnWithoutState(List<ChatMessage> messages) {
    ChatMessage firstCaller = null;
    for (int i = messages.size() - 1; i >= 0; i--) {
      ChatMessage message = messages.get(i);
      if (message.role() == Role.ASSISTANT && !message.toolCalls().isEmpty()) {
        firstCaller = message;
      } else if (message.role() == Role.USER && !followsTool(messages, i)) {
        break;
      }
    }
    return firstCaller != null && !ThinkingState.isPresent(firstCaller.state());
  }

  private static boolean followsTool(List<ChatMessage> messages, int index) {
    return index > 0 && messages.get(index - 1).role() == Role.TOOL;
  }

  /** Whether the request turns thinking on, which rules out forced tools and sampling. */
  boolean isAsked() {
    return mode == Mode.ASKED;
  }

  /** Whether earlier thinking goes back. */
  boolean keepsState() {
    return mode != Mode.OFF;
  }
}
