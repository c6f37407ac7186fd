package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.ledger.TokenUsage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the blocks of an answer mean, whether they come whole or in pieces. Tool calls are counted
 * by themselves: Anthropic's index counts all blocks. Blocks of tools that Anthropic runs itself
 * are not the caller's and are skipped, like every kind that is not known. One object per answer,
 * one thread at a time.
 */
final class Answer {

  private final ProviderCall call;
  private final UsageCount usage = new UsageCount();
  private final ThinkingState state = new ThinkingState();
  private final Map<Integer, Block> blocks = new HashMap<>();
  private @Nullable String id;
  private @Nullable Block latest;
  private int latestIndex = -1;
  private int tools;
  private int textLength;
  private boolean thought;
  private boolean started;
  private boolean finished;

  Answer(ProviderCall call) {
    this.call = call;
  }

  /**
   * Whether this message is another than the one whose blocks have already come. Proxies that ask
   * again behind the scenes splice such streams; what was told cannot be taken back.
   */
  boolean isAnother(JsonNode message) {
    String other = text(message, "id");
    return !blocks.isEmpty() && !finished && other != null && !other.equals(id);
  }

  /** The message's frame: id, model, first counts. Proxies are known to repeat it. */
  void start(JsonNode message, Consumer<ChatEvent> events) {
    usage.update(message.get("usage"));
    if (!started) {
      started = true;
      id = text(message, "id");
      events.accept(new ChatEvent.Started(id, text(message, "model")));
    }
  }

  /** New counts; each replaces the one before. */
  void count(@Nullable JsonNode counts, Consumer<ChatEvent> events) {
    usage.update(counts);
    TokenUsage sum = usage.usage();
    if (sum != null) {
      events.accept(new ChatEvent.Usage(sum, usage.serviceTier()));
    }
  }

  /** A block begins, with all or none of its content. */
  void open(int index, JsonNode content, Consumer<ChatEvent> events) {
    if (!started) {
      started = true;
      events.accept(new ChatEvent.Started(null, null));
    }
    Block block = new Block(content, textLength);
    blocks.put(index, block);
    latest = block;
    latestIndex = index;
    switch (block.kind) {
      case TEXT -> {
        addText(content.path("text").asString(""), events);
        content.path("citations").forEach(citation -> cite(index, citation));
      }
      case THINKING -> addThinking(block, content.path("thinking").asString(""), events);
      case TOOL -> {
        block.tool = tools++;
        String callId = text(content, "id");
        events.accept(
            new ChatEvent.ToolStarted(
                0,
                block.tool,
                callId == null ? call.answerId() + "_" + block.tool : callId,
                content.path("name").asString("")));
      }
      case REDACTED, JSON_ANSWER, OTHER -> {}
    }
  }

  /** More of a block. */
  void add(int index, String deltaType, String piece, Consumer<ChatEvent> events) {
    Block block = block(index);
    switch (deltaType) {
      case "text_delta" -> addText(piece, events);
      case "thinking_delta" -> addThinking(block, piece, events);
      case "signature_delta" -> {
        if (block != null) {
          block.signature.append(piece);
        }
      }
      case "input_json_delta" -> addInput(block, piece, events);
      default -> {}
    }
  }

  private void addText(String piece, Consumer<ChatEvent> events) {
    if (!piece.isEmpty()) {
      textLength += piece.length();
      events.accept(new ChatEvent.Text(0, piece));
    }
  }

  private void addThinking(@Nullable Block block, String piece, Consumer<ChatEvent> events) {
    if (piece.isEmpty()) {
      return;
    }
    boolean begins = block != null && block.thinking.isEmpty();
    if (block != null) {
      block.thinking.append(piece);
    }
    // A blank line between two thoughts, which stood in different blocks.
    events.accept(new ChatEvent.Reasoning(0, begins && thought ? "\n\n" + piece : piece));
    thought = true;
  }

  private void addInput(@Nullable Block block, String piece, Consumer<ChatEvent> events) {
    if (block == null || piece.isEmpty()) {
      return;
    }
    if (block.kind == Block.Kind.TOOL) {
      block.hasInput = true;
      events.accept(new ChatEvent.ToolArguments(0, block.tool, piece));
    } else if (block.kind == Block.Kind.JSON_ANSWER) {
      block.hasInput = true;
      addText(piece, events);
    }
  }

  /** A source for the text of a block; told when the block has ended. */
  void cite(int index, JsonNode citation) {
    Block block = block(index);
    if (block != null && citation.isObject()) {
      ArrayNode citations = block.citations;
      if (citations == null) {
        citations = Citations.none();
        block.citations = citations;
      }
      citations.add(citation);
    }
  }

  /** A block ends. */
  void close(int index, Consumer<ChatEvent> events) {
    Block block = block(index);
    if (block == null || block.closed) {
      return;
    }
    block.closed = true;
    switch (block.kind) {
      case TEXT -> {
        state.text(textLength - block.textStart);
        tellCitations(block, events);
      }
      case THINKING -> state.add(block.wholeThinking());
      case REDACTED -> state.add(block.content);
      case TOOL -> {
        state.toolUse();
        addInput(block, block.inputIfNone(), events);
      }
      case JSON_ANSWER -> {
        addInput(block, block.inputIfNone(), events);
        state.text(textLength - block.textStart);
      }
      case OTHER -> {}
    }
  }

  private void tellCitations(Block block, Consumer<ChatEvent> events) {
    if (block.citations != null) {
      ArrayNode annotations = Citations.none();
      for (JsonNode citation : block.citations) {
        Citations.add(annotations, citation, block.textStart, textLength);
      }
      events.accept(new ChatEvent.Annotations(0, annotations));
    }
  }

  /**
   * The answer ends; told once.
   *
   * @param details what is said about the reason; a refusal has an explanation there
   */
  void finish(String stopReason, JsonNode details, Consumer<ChatEvent> events) {
    if (finished) {
      return;
    }
    finished = true;
    if (stopReason.equals(StopReasons.PAUSE)) {
      events.accept(
          new ChatEvent.Warned("the provider paused a long turn: the answer is not complete"));
    }
    String explanation = text(details, "explanation");
    if (stopReason.equals(StopReasons.REFUSAL) && explanation != null) {
      events.accept(new ChatEvent.Refusal(0, explanation));
    }
    JsonNode known = state.toJson();
    if (known != null) {
      events.accept(new ChatEvent.State(0, known));
    }
    FinishReason reason = StopReasons.finish(stopReason, tools > 0);
    events.accept(new ChatEvent.Finished(0, reason));
  }

  boolean isFinished() {
    return finished;
  }

  private @Nullable Block block(int index) {
    if (index != latestIndex) {
      latest = blocks.get(index);
      latestIndex = index;
    }
    return latest;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : null;
  }
}
