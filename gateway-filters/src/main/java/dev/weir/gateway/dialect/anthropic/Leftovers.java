package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.dialect.Warnings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a request that Anthropic has under another name or not at all. What is dropped is
 * named, unless it says nothing: null, false, zero or empty.
 */
final class Leftovers {

  private static final String UNKNOWN = "not known to Anthropic Messages";
  private static final int LONGEST_USER = 512;

  private final ChatRequest request;
  private final Warnings warnings;

  Leftovers(ChatRequest request, Warnings warnings) {
    this.request = request;
    this.warnings = warnings;
  }

  void write(ObjectNode body) {
    Sampling sampling = request.sampling();
    drop("seed", sampling.seed() != null);
    drop("frequency_penalty", isSet(sampling.frequencyPenalty()));
    drop("presence_penalty", isSet(sampling.presencePenalty()));
    drop("logprobs", Boolean.TRUE.equals(sampling.logprobs()));
    drop("top_logprobs", sampling.topLogprobs() != null && sampling.topLogprobs() > 0);
    String user = request.user();
    for (Map.Entry<String, JsonNode> member : request.rest().entrySet()) {
      JsonNode value = member.getValue();
      switch (member.getKey()) {
        case "thinking", "stream_options" -> {}
        case Parts.CACHE_CONTROL -> body.set(Parts.CACHE_CONTROL, value);
        case "service_tier" -> serviceTier(value.asString(""), body);
        case "safety_identifier" ->
            user = user == null && value.isString() ? value.stringValue() : user;
        case "modalities" -> drop("modalities", !value.toString().equals("[\"text\"]"));
        default -> drop(member.getKey(), !saysNothing(value));
      }
    }
    if (user != null && !user.isEmpty()) {
      if (user.length() > LONGEST_USER) {
        warnings.dropped("user", "longer than " + LONGEST_USER + " characters");
      } else {
        body.putObject("metadata").put("user_id", user);
      }
    }
  }

  /** Anthropic knows two wishes: whatever is best, and nothing that costs more. */
  private void serviceTier(String asked, ObjectNode body) {
    switch (asked) {
      case "", "auto" -> {}
      case "default", "standard", "standard_only" -> body.put("service_tier", "standard_only");
      case "priority" -> body.put("service_tier", "auto");
      default -> warnings.dropped("service_tier", "Anthropic has no such tier");
    }
  }

  private void drop(String param, boolean isSet) {
    if (isSet) {
      warnings.dropped(param, UNKNOWN);
    }
  }

  private static boolean isSet(@Nullable Double value) {
    return value != null && value != 0;
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.booleanValue())
        || (value.isContainer() && value.isEmpty());
  }
}
