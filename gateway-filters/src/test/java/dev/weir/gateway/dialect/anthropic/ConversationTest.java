package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.calling;
import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static dev.weir.gateway.dialect.anthropic.Ask.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final String MODEL = "claude-sonnet-4-5";

  @Test
  void aPlainQuestion() {
    ProviderRequest request = Ask.of(MODEL).system("Be brief.").user("Hi").streamed().write();

    assertThat(request.path()).isEqualTo("/v1/messages");
    assertThat(request.headers()).isEqualTo(Map.of("anthropic-version", "2023-06-01"));
    assertThat(json(new String(request.body(), StandardCharsets.UTF_8)))
        .isEqualTo(
            json(
                """
                {"model":"claude-sonnet-4-5","max_tokens":1000,
                 "system":[{"type":"text","text":"Be brief."}],
                 "messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],
                 "stream":true}
                """));
  }

  @Test
  void instructionsOfAllPlacesBecomeSystemBlocksInOrder() {
    Ask ask =
        Ask.of(MODEL)
            .system("one")
            .user("Hi")
            .say(ChatMessage.of(Role.DEVELOPER, "two"))
            .assistant("Hello")
            .system("three")
            .user("Bye");

    assertThat(ask.body("system"))
        .isEqualTo(
            json(
                """
                [{"type":"text","text":"one"},{"type":"text","text":"two"},
                 {"type":"text","text":"three"}]
                """));
    assertThat(ask.body("messages")).hasSize(3);
  }

  @Test
  void neighboursOfOneRoleAreOneMessageAndEmptyTextIsLeftOut() {
    Ask ask =
        Ask.of(MODEL)
            .user(ContentPart.Text.of("a"), ContentPart.Text.of(""), ContentPart.Text.of("b"))
            .assistant("")
            .user(" \n ")
            .user("c");

    assertThat(ask.body("messages"))
        .isEqualTo(
            json(
                """
                [{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"},
                  {"type":"text","text":"c"}]}]
                """));
  }

  @Test
  void allResultsOfATurnStandFirstInOneUserMessage() {
    Ask ask =
        Ask.of(MODEL)
            .user("Weather?")
            .say(
                calling(
                    "",
                    null,
                    new ToolCall("c1", "weather", "{\"city\":\"Oslo\",\"days\":1.50}"),
                    new ToolCall("c2", "weather", "")))
            .user("Hurry!")
            .say(tool("c2", ContentPart.Text.of("rain")))
            .say(tool("c1", ContentPart.Text.of("sun"), ContentPart.Text.of("20°")));

    assertThat(ask.body("messages"))
        .isEqualTo(
            json(
                """
                [{"role":"user","content":[{"type":"text","text":"Weather?"}]},
                 {"role":"assistant","content":[
                  {"type":"tool_use","id":"c1","name":"weather","input":{"city":"Oslo","days":1.50}},
                  {"type":"tool_use","id":"c2","name":"weather","input":{}}]},
                 {"role":"user","content":[
                  {"type":"tool_result","tool_use_id":"c2","content":"rain"},
                  {"type":"tool_result","tool_use_id":"c1","content":[
                   {"type":"text","text":"sun"},{"type":"text","text":"20°"}]},
                  {"type":"text","text":"Hurry!"}]}]
                """));
  }

  @Test
  void aToolResultMayBeAnImageOrNothing() {
    Ask ask =
        Ask.of(MODEL)
            .user("Draw")
            .say(calling("", null, new ToolCall("c1", "draw", "{}"), new ToolCall("c2", "x", "{}")))
            .say(tool("c1", new ContentPart.ImageData("image/png", "iVBO", null, Map.of())))
            .say(tool("c2"));

    assertThat(ask.body("messages").path(2).path("content"))
        .isEqualTo(
            json(
                """
                [{"type":"tool_result","tool_use_id":"c1","content":[
                  {"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBO"}}]},
                 {"type":"tool_result","tool_use_id":"c2"}]
                """));
  }

  @Test
  void anAnswerThatIsToBeContinuedDoesNotEndInWhiteSpace() {
    Ask ask = Ask.of(MODEL).user("Count").assistant("one \n").user("Go on").assistant("two, \n\t");

    assertThat(ask.body("messages").at("/1/content/0/text").stringValue()).isEqualTo("one \n");
    assertThat(ask.body("messages").at("/3/content/0/text").stringValue()).isEqualTo("two,");
  }

  @Test
  void callIdsOfOtherProvidersBecomeValidTheSameWayOnCallAndResult() {
    Ask ask =
        Ask.of(MODEL)
            .user("?")
            .say(calling("", null, new ToolCall("a:1", "x", "{}"), new ToolCall("a.1", "x", "{}")))
            .say(tool("a:1", ContentPart.Text.of("r")))
            .say(tool("a.1", ContentPart.Text.of("s")));

    String first = ask.body("messages").at("/1/content/0/id").stringValue();
    String second = ask.body("messages").at("/1/content/1/id").stringValue();
    assertThat(first).matches("[a-zA-Z0-9_-]+").isNotEqualTo(second);
    assertThat(second).matches("[a-zA-Z0-9_-]+");
    assertThat(ask.body("messages").at("/2/content/0/tool_use_id").stringValue()).isEqualTo(first);
    assertThat(ask.body("messages").at("/2/content/1/tool_use_id").stringValue()).isEqualTo(second);
    assertThat(ToolIds.valid("toolu_01-A")).isEqualTo("toolu_01-A");
  }

  @Test
  void brokenArgumentsAreWrapped() {
    Ask ask =
        Ask.of(MODEL)
            .user("?")
            .say(calling("", null, new ToolCall("a", "x", "{\"city\": \"Os")))
            .say(tool("a", ContentPart.Text.of("bad arguments")));

    assertThat(ask.body("messages").at("/1/content/0/input"))
        .isEqualTo(json("{\"arguments\":\"{\\\"city\\\": \\\"Os\"}"));
    assertThat(ask.warnings()).singleElement().asString().contains("arguments");
  }

  @Test
  void aResultWithoutItsCallIsRefused() {
    Ask ask = Ask.of(MODEL).user("?").say(tool(null, ContentPart.Text.of("r")));

    assertThatThrownBy(ask::write)
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.INVALID_VALUE);
              assertThat(e.param()).isEqualTo("messages[1].tool_call_id");
            });
  }

  @Test
  void imagesAndDocuments() {
    String text = Base64.getEncoder().encodeToString("Grüße".getBytes(StandardCharsets.UTF_8));
    Ask ask =
        Ask.of(MODEL)
            .user(
                new ContentPart.ImageUrl("https://example.org/a.png", "auto", Map.of()),
                new ContentPart.ImageData("image/JPG", "/9j/", null, Map.of()),
                new ContentPart.File("a.pdf", "application/pdf", "JVBERi0x", null, Map.of()),
                new ContentPart.File(null, null, "JVBERi0x", null, Map.of()),
                new ContentPart.File("a.txt", "text/plain", text, null, Map.of()));

    assertThat(ask.body("messages").at("/0/content"))
        .isEqualTo(
            json(
                """
                [{"type":"image","source":{"type":"url","url":"https://example.org/a.png"}},
                 {"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"/9j/"}},
                 {"type":"document","source":{"type":"base64","media_type":"application/pdf",
                   "data":"JVBERi0x"},"title":"a.pdf"},
                 {"type":"document","source":{"type":"base64","media_type":"application/pdf",
                   "data":"JVBERi0x"}},
                 {"type":"document","source":{"type":"text","media_type":"text/plain",
                   "data":"Grüße"},"title":"a.txt"}]
                """));
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void imagesAreFetchedFromHttpsOnly() {
    var provider = AnthropicDialect.dialect().provider();

    assertThat(provider.takesImageAddress("https://example.org/a.png")).isTrue();
    assertThat(provider.takesImageAddress("HTTPS://example.org/a.png")).isTrue();
    assertThat(provider.takesImageAddress("http://example.org/a.png")).isFalse();
  }

  @Test
  void whatAnthropicCannotSeeIsRefusedByItsPlace() {
    assertThatThrownBy(() -> Ask.of(MODEL).user(new ContentPart.Audio("wav", "UklG")).write())
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER);
              assertThat(e.param()).isEqualTo("messages[0].content[0]");
            });
    assertThatThrownBy(
            () ->
                Ask.of(MODEL)
                    .user(new ContentPart.ImageData("image/tiff", "SUkq", null, Map.of()))
                    .write())
        .hasMessageContaining("image/tiff")
        .isInstanceOfSatisfying(
            AiException.class,
            e -> assertThat(e.param()).isEqualTo("messages[0].content[0].image_url"));
    assertThatThrownBy(
            () ->
                Ask.of(MODEL)
                    .user(new ContentPart.File(null, null, null, "file-1", Map.of()))
                    .write())
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER));
  }

  @Test
  void partsOfUnknownKindsAreLeftOutAndNamed() {
    Ask ask =
        Ask.of(MODEL)
            .user(new ContentPart.Unknown("hologram", json("{}")), ContentPart.Text.of("Hi"));

    assertThat(ask.body("messages").at("/0/content")).hasSize(1);
    assertThat(ask.warnings()).singleElement().asString().startsWith("messages[0].content[0] drop");
  }

  @Test
  void cacheMarksPass() {
    var mark = Map.of("cache_control", json("{\"type\":\"ephemeral\",\"ttl\":\"1h\"}"));
    Ask ask =
        Ask.of(MODEL)
            .say(
                new ChatMessage(
                    Role.SYSTEM,
                    List.of(ContentPart.Text.of("long"), new ContentPart.Text("rules", mark)),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    Map.of()))
            .say(
                new ChatMessage(
                    Role.USER,
                    List.of(ContentPart.Text.of("a"), ContentPart.Text.of("b")),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    mark))
            .say(calling("", null, new ToolCall("c", "x", "{}")))
            .say(tool("c", new ContentPart.Text("r", mark)));

    assertThat(ask.body("system"))
        .isEqualTo(
            json(
                """
                [{"type":"text","text":"long"},{"type":"text","text":"rules",
                  "cache_control":{"type":"ephemeral","ttl":"1h"}}]
                """));
    assertThat(ask.body("messages").at("/0/content/1/cache_control/ttl").stringValue())
        .isEqualTo("1h");
    assertThat(ask.body("messages").at("/2/content/0"))
        .isEqualTo(
            json(
                """
                {"type":"tool_result","tool_use_id":"c","content":"r",
                 "cache_control":{"type":"ephemeral","ttl":"1h"}}
                """));
  }

  @Test
  void aConversationAlwaysBeginsWithTheUser() {
    Ask instructions = Ask.of(MODEL).system("Say hello.");
    Ask greeting = Ask.of(MODEL).assistant("Welcome!").user("Hi");

    assertThat(instructions.body().has("system")).isFalse();
    assertThat(instructions.body("messages"))
        .isEqualTo(
            json(
                "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Say hello.\"}]}]"));
    assertThat(greeting.body("messages").at("/0/role").stringValue()).isEqualTo("user");
    assertThat(greeting.body("messages").at("/1/content/0/text").stringValue())
        .isEqualTo("Welcome!");
    assertThat(greeting.warnings()).hasSize(1);
  }

  @Test
  void reasoningTextOfOtherProvidersIsNotSent() {
    ChatMessage answer =
        new ChatMessage(
            Role.ASSISTANT,
            List.of(ContentPart.Text.of("Four.")),
            List.of(),
            null,
            null,
            "two and two",
            null,
            Map.of());
    Ask ask = Ask.of("claude-opus-5").user("2+2?").say(answer).user("Sure?").effort("high");

    assertThat(ask.body().toString()).doesNotContain("two and two");
  }
}
