package dev.weir.gateway.meter;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.ledger.AttemptRecord.Phase;
import dev.weir.ledger.TokenUsage;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Estimates the tokens of answers that the provider did not count, as when a stream was cut.
 * Prompts are counted with OpenAI's current vocabulary, which takes milliseconds and so happens on
 * a thread of its own; answers by their length. An estimate is always labelled as one.
 */
final class UsageEstimates implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UsageEstimates.class);
  private static final int MOST_WAITING = 1_000;
  private static final long CLOSE_SECONDS = 5;
  private static final int LONGEST_PROMPT = 2_000_000;

  /** What the chat format adds to each message and to the whole, from OpenAI's cookbook. */
  private static final int TOKENS_PER_MESSAGE = 4;

  /** A medium image at OpenAI; providers differ widely. */
  private static final int TOKENS_PER_IMAGE = 765;

  private static final double CHARACTERS_PER_TOKEN = 4;

  /** Members whose text the model does not read. */
  private static final Set<String> UNREAD = Set.of("model", "role", "type", "id", "detail", "user");

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread daemon = new Thread(task, "weir-estimate");
            daemon.setDaemon(true);
            return daemon;
          });

  private @Nullable Encoding encoding;

  /**
   * Whether an estimate is all that can be had: the request was sent, the provider counted nothing,
   * and it did not refuse.
   */
  static boolean isNeeded(Attempt attempt) {
    if (attempt.facts().usage != null || attempt.phase() == Phase.NOT_SENT) {
      return false;
    }
    boolean begun = attempt.phase() == Phase.CONTENT || attempt.phase() == Phase.DONE;
    return begun || attempt.isCut();
  }

  /**
   * Estimates, then runs what comes after; without an estimate where too many wait.
   *
   * @param embeddings whether the answer has no tokens of its own
   */
  void estimate(Attempt attempt, JsonMembers body, boolean embeddings, Runnable after) {
    try {
      thread.execute(
          () -> {
            long output =
                embeddings
                    ? 0
                    : Math.round(
                        Math.ceil(attempt.facts().outputCharacters / CHARACTERS_PER_TOKEN));
            attempt.estimated(TokenUsage.ofText(prompt(body), output));
            after.run();
          });
    } catch (RejectedExecutionException tooMany) {
      after.run();
    }
  }

  /** The prompt's tokens; a very long one is counted by its length. */
  long prompt(JsonMembers body) {
    StringBuilder text = new StringBuilder();
    long extra = 0;
    for (String name :
        new String[] {"messages", "tools", "functions", "input", "response_format"}) {
      JsonNode node = body.isSet(name) ? body.tree(name) : null;
      if (node != null) {
        extra += read(node, name.equals("tools"), text);
      }
      if (node != null && name.equals("messages")) {
        extra += (long) node.size() * TOKENS_PER_MESSAGE;
      }
    }
    return text.length() > LONGEST_PROMPT
        ? extra + Math.round(text.length() / CHARACTERS_PER_TOKEN)
        : extra + encoding().countTokensOrdinary(text.toString());
  }

  /** Appends what the model reads; says what images and token arrays add. */
  private static long read(JsonNode node, boolean names, StringBuilder text) {
    if (node.isString()) {
      text.append(node.stringValue()).append('\n');
      return 0;
    }
    if (node.isNumber()) {
      return 1;
    }
    long extra = 0;
    if (node.isArray()) {
      for (JsonNode item : node) {
        extra += read(item, names, text);
      }
      return extra;
    }
    for (var member : node.properties()) {
      String name = member.getKey();
      if (name.equals("image_url") || name.equals("input_audio") || name.equals("file")) {
        extra += TOKENS_PER_IMAGE;
      } else if (names || !UNREAD.contains(name)) {
        if (names) {
          text.append(name).append(' ');
        }
        extra += member.getValue().isNumber() ? 0 : read(member.getValue(), names, text);
      }
    }
    return extra;
  }

  /** Makes those that still wait, for a few seconds at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("{} estimates of tokens were not made in time", thread.getQueue().size() + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Loaded when first needed: the vocabulary takes some tens of megabytes. */
  private Encoding encoding() {
    Encoding known = encoding;
    if (known == null) {
      known = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
      encoding = known;
    }
    return known;
  }
}
