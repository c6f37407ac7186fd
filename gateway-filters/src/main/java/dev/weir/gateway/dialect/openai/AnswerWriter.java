package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonText;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a whole answer as a {@code chat.completion}. */
final class AnswerWriter {

  private AnswerWriter() {}

  static byte[] write(ChatResponse response, ProviderCall call) {
    Bytes out = new Bytes(1024);
    out.append("{\"id\":");
    JsonText.quote(response.id() == null ? call.answerId() : response.id(), out);
    out.append(",\"object\":\"chat.completion\",\"created\":");
    out.append(Long.toString(call.created()));
    out.append(",\"model\":");
    JsonText.quote(response.model() == null ? call.model() : response.model(), out);
    out.append(",\"choices\":[");
    boolean first = true;
    for (ChatResponse.Choice choice : response.choices()) {
      if (!first) {
        out.append((byte) ',');
      }
      choice(choice, out);
      first = false;
    }
    out.append("]");
    TokenUsage usage = response.usage();
    if (usage != null) {
      out.append(",\"usage\":");
      usage(usage, out);
    }
    text("service_tier", response.serviceTier(), out);
    return out.append("}").toArray();
  }

  private static void choice(ChatResponse.Choice choice, Bytes out) {
    List<ToolCall> calls = choice.toolCalls();
    out.append("{\"index\":").append(Integer.toString(choice.index()));
    out.append(",\"message\":{\"role\":\"assistant\",\"content\":");
    if (choice.text().isEmpty() && (!calls.isEmpty() || choice.refusal() != null)) {
      out.append("null");
    } else {
      JsonText.quote(choice.text(), out);
    }
    text("reasoning_content", choice.reasoning(), out);
    if (choice.refusal() == null) {
      out.append(",\"refusal\":null");
    }
    text("refusal", choice.refusal(), out);
    if (!calls.isEmpty()) {
      calls(calls, out);
    }
    JsonNode logprobs = null;
    for (Map.Entry<String, JsonNode> more : choice.rest().entrySet()) {
      if (more.getKey().equals("logprobs")) {
        logprobs = more.getValue();
      } else {
        out.append(",");
        JsonText.quote(more.getKey(), out);
        out.append(":").append(Json.mapper().writeValueAsBytes(more.getValue()));
      }
    }
    out.append("},\"logprobs\":");
    out.append(logprobs == null ? "null" : logprobs.toString());
    FinishReason reason = choice.finishReason();
    if (reason == FinishReason.STOP && !calls.isEmpty()) {
      reason = FinishReason.TOOL_CALLS;
    }
    out.append(",\"finish_reason\":\"").append(reason.text()).append("\"}");
  }

  private static void calls(List<ToolCall> calls, Bytes out) {
    out.append(",\"tool_calls\":[");
    boolean first = true;
    for (ToolCall call : calls) {
      out.append(first ? "{\"id\":" : ",{\"id\":");
      JsonText.quote(call.id(), out);
      out.append(",\"type\":\"function\",\"function\":{\"name\":");
      JsonText.quote(call.name(), out);
      out.append(",\"arguments\":");
      JsonText.quote(call.arguments().isEmpty() ? "{}" : call.arguments(), out);
      out.append("}}");
      first = false;
    }
    out.append("]");
  }

  private static void text(String name, @Nullable String value, Bytes out) {
    if (value != null) {
      out.append(",\"" + name + "\":");
      JsonText.quote(value, out);
    }
  }

  /** The counts as OpenAI shows them: cached tokens inside the prompt's, reasoning inside too. */
  static void usage(TokenUsage usage, Bytes out) {
    long written = usage.inputCacheWrite5m() + usage.inputCacheWrite1h();
    out.append(
        "{\"prompt_tokens\":"
            + usage.promptTokens()
            + ",\"completion_tokens\":"
            + usage.completionTokens()
            + ",\"total_tokens\":"
            + usage.totalTokens()
            + ",\"prompt_tokens_details\":{\"cached_tokens\":"
            + usage.inputCacheRead()
            + (written > 0 ? ",\"cache_write_tokens\":" + written : "")
            + ",\"audio_tokens\":"
            + usage.inputAudio()
            + "},\"completion_tokens_details\":{\"reasoning_tokens\":"
            + usage.outputReasoning()
            + ",\"audio_tokens\":"
            + usage.outputAudio()
            + "}}");
  }
}
