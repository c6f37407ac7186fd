package dev.weir.simulator.answers;

import dev.weir.simulator.answers.ToolPolicy.Mode;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The model of every provider: it answers one conversation always the same way.
 *
 * <ol>
 *   <li>Tools are offered and not forbidden, and the tools have not answered yet: it calls one. If
 *       the user's words name offered tools, those; else the first. A forced choice always calls.
 *   <li>The words "in 3 steps" or "call … 3 times" make it call again, one step each time the tools
 *       have answered, until three steps are done.
 *   <li>Two calls or more stand in one step when that is allowed and the user's words name several
 *       tools or contain "parallel".
 *   <li>After the last step it says what the tools answered.
 *   <li>Else JSON when a format is asked, else the user's words, with a line about attachments.
 * </ol>
 */
public final class Author {

  private static final Pattern STEPS =
      Pattern.compile(
          "\\bin (\\d{1,2}) steps?\\b|\\bcall\\b[^.\\n]*?\\b(\\d{1,2}) times\\b",
          Pattern.CASE_INSENSITIVE);

  private final Ask ask;
  private final Supplier<String> callIds;

  private Author(Ask ask, Supplier<String> callIds) {
    this.ask = ask;
    this.callIds = callIds;
  }

  /** The answer to this request; each of its calls gets the next id. */
  public static Answer answer(Ask ask, Supplier<String> callIds) {
    return new Author(ask, callIds).answer();
  }

  private Answer answer() {
    String reasoning = reasoning();
    int left = ask.maxTokens();
    int thought = TokenCounter.of(reasoning);
    if (thought >= left) {
      String cut = TokenCounter.cut(reasoning, left);
      return new Answer(cut, "", List.of(), Ending.LENGTH, null);
    }
    left = ask.maxTokens() == Ask.NO_LIMIT ? Ask.NO_LIMIT : left - thought;
    return isCalling() ? calling(reasoning, left) : saying(reasoning, text(), left);
  }

  private boolean isCalling() {
    if (ask.tools().isEmpty() || ask.policy().mode() == Mode.NONE) {
      return false;
    }
    return ask.policy().mode() == Mode.REQUIRED
        || !ask.endsWithResults()
        || ask.steps() < wantedSteps();
  }

  private int wantedSteps() {
    Matcher matcher = STEPS.matcher(ask.userText());
    if (!matcher.find()) {
      return 1;
    }
    String steps = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Integer.parseInt(steps);
  }

  private Answer calling(String reasoning, int left) {
    List<ToolCall> calls =
        chosen().stream()
            .map(tool -> new ToolCall(callIds.get(), tool.name(), arguments(tool)))
            .toList();
    String names =
        calls.stream().map(ToolCall::name).distinct().collect(Collectors.joining(" and "));
    // A forced call begins at once: Anthropic's models say nothing before it.
    boolean tells = ask.announced() && ask.policy().mode() != Mode.REQUIRED;
    String text = tells ? "I will call " + names + "." : "";
    Answer answer = new Answer(reasoning, text, calls, Ending.TOOL_CALLS, null);
    boolean fits = answer.tokens() - answer.reasoningTokens() <= left;
    return fits ? answer : new Answer(reasoning, "", List.of(), Ending.LENGTH, null);
  }

  private Answer saying(String reasoning, String text, int left) {
    String shown = text;
    String stop = null;
    for (String candidate : ask.stops()) {
      int at = candidate.isEmpty() ? -1 : shown.indexOf(candidate);
      if (at >= 0) {
        shown = shown.substring(0, at);
        stop = candidate;
      }
    }
    String cut = TokenCounter.cut(shown, left);
    if (cut.length() < shown.length()) {
      return new Answer(reasoning, cut, List.of(), Ending.LENGTH, null);
    }
    Ending ending = stop == null ? Ending.COMPLETE : Ending.STOP_SEQUENCE;
    return new Answer(reasoning, shown, List.of(), ending, stop);
  }

  private List<Tool> chosen() {
    List<Tool> allowed =
        ask.policy().names().isEmpty()
            ? ask.tools()
            : ask.tools().stream()
                .filter(tool -> ask.policy().names().contains(tool.name()))
                .toList();
    String text = ask.userText();
    List<Tool> named = allowed.stream().filter(tool -> isNamed(tool, text)).toList();
    if (ask.policy().parallel()) {
      if (named.size() > 1) {
        return named;
      }
      if (text.toLowerCase(Locale.ROOT).contains("parallel")) {
        return List.of(allowed.get(0), allowed.get(allowed.size() > 1 ? 1 : 0));
      }
    }
    List<Tool> order = named.isEmpty() ? allowed.subList(0, 1) : named;
    return List.of(order.get(ask.steps() % order.size()));
  }

  private static boolean isNamed(Tool tool, String text) {
    int at = text.indexOf(tool.name());
    while (at >= 0) {
      int end = at + tool.name().length();
      boolean isStart = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean isEnd = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (isStart && isEnd) {
        return true;
      }
      at = text.indexOf(tool.name(), end);
    }
    return false;
  }

  private static String arguments(Tool tool) {
    JsonNode sample = SampleValue.of(tool.parameters());
    return sample.isObject() ? Json.text(sample) : "{}";
  }

  private String text() {
    List<ToolResult> results = ask.results();
    return switch (ask.format()) {
      case Format.Schema(var schema) -> Json.text(SampleValue.of(schema));
      case Format.AnyJson() -> Json.text(Json.object().put("echo", ask.userText()));
      case Format.Text() -> results.isEmpty() ? echo() : told(results);
    };
  }

  private String told(List<ToolResult> results) {
    return results.stream()
        .map(result -> result.name() + " answered: " + result.content())
        .collect(Collectors.joining("\n"));
  }

  private String echo() {
    String text = ask.userText();
    String seen = attachments();
    if (text.isEmpty()) {
      return seen == null ? "(no user text)" : seen;
    }
    return seen == null ? text : text + "\n" + seen;
  }

  private @Nullable String attachments() {
    List<String> lines = new ArrayList<>();
    ask.attachments().stream()
        .map(Attachment::kind)
        .distinct()
        .forEach(kind -> lines.add(attachments(kind)));
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  private String attachments(String kind) {
    List<String> ofKind =
        ask.attachments().stream()
            .filter(attachment -> attachment.kind().equals(kind))
            .map(Attachment::description)
            .toList();
    String plural = ofKind.size() == 1 ? "" : "s";
    return "[" + ofKind.size() + " " + kind + plural + ": " + String.join(", ", ofKind) + "]";
  }

  private String reasoning() {
    int sentences = ask.effort().sentences();
    StringBuilder reasoning = new StringBuilder();
    for (int at = 1; at <= sentences; at++) {
      reasoning.append(at == 1 ? "The user wrote " : " Checked again: ");
      reasoning.append(ask.userText().length()).append(" characters and expects an answer.");
    }
    return reasoning.toString();
  }
}
