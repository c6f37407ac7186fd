package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.assistant;
import static dev.weir.gateway.dialect.gemini.Samples.call;
import static dev.weir.gateway.dialect.gemini.Samples.json;
import static dev.weir.gateway.dialect.gemini.Samples.result;
import static dev.weir.gateway.dialect.gemini.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.gemini.Samples.Draft;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final String OLD = "gemini-2.5-flash";
  private static final String NEW = "gemini-3-flash-preview";

  @Test
  void allSystemAndDeveloperMessagesBecomeTheInstructionInOrder() {
    var sent =
        new Draft()
            .messages(
                ChatMessage.of(Role.SYSTEM, "Be brief."),
                user("Hi"),
                ChatMessage.of(Role.DEVELOPER, "Be kind."))
            .sentTo(OLD);

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"systemInstruction": {"parts": [{"text": "Be brief."}, {"text": "Be kind."}]},
                 "contents": [{"role": "user", "parts": [{"text": "Hi"}]}]}
                """));
  }

  @Test
  void neighboursOfOneRoleMergeAndEmptyTextsAreLeftOut() {
    var sent =
        new Draft()
            .messages(
                user("One"),
                user(ContentPart.Text.of(""), ContentPart.Text.of("Two")),
                assistant("", null),
                user("Three"),
                assistant("Four", null),
                assistant("Five", null))
            .sentTo(OLD);

    assertThat(sent.path("contents"))
        .isEqualTo(
            json(
                """
                [{"role": "user", "parts": [{"text": "One"}, {"text": "Two"}, {"text": "Three"}]},
                 {"role": "model", "parts": [{"text": "Four"}, {"text": "Five"}]}]
                """));
  }

  @Test
  void aSystemMessageAloneIsTheUsers() {
    ProviderCall call = call(OLD);

    var sent = new Draft().messages(ChatMessage.of(Role.SYSTEM, "Say hi.")).sent(call);

    assertThat(sent)
        .isEqualTo(json("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Say hi.\"}]}]}"));
    assertThat(call.warnings().texts()).singleElement().asString().startsWith("messages changed");
  }

  @Test
  void theFirstOpenModelsGetTheSystemMessageAsTheUsers() {
    var sent =
        new Draft()
            .messages(ChatMessage.of(Role.SYSTEM, "Be brief."), user("Hi"))
            .sentTo("gemma-3-27b-it");

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"contents": [{"role": "user", "parts": [{"text": "Be brief."}, {"text": "Hi"}]}]}
                """));
  }

  @Test
  void nothingToSendIsRefused() {
    assertThatThrownBy(() -> new Draft().messages(user("")).sentTo(OLD))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> {
              assertThat(error.error()).isEqualTo(AiError.INVALID_VALUE);
              assertThat(error.param()).isEqualTo("messages");
            });
  }

  @Test
  void allResultsOfATurnStandInOneContentBeforeWordsAndInTheOrderOfTheCalls() {
    var sent =
        new Draft()
            .messages(
                user("Weather in Rome and Oslo?"),
                assistant(
                    "",
                    null,
                    new ToolCall("a", "weather", "{\"city\":\"Rome\"}"),
                    new ToolCall("b", "weather", "{\"city\":\"Oslo\"}")),
                result("b", "[3]"),
                user("Hurry"),
                result("a", "{\"degrees\":20}"))
            .sentTo(OLD);

    assertThat(sent.path("contents").path(2))
        .isEqualTo(
            json(
                """
                {"role": "user", "parts": [
                  {"functionResponse": {"name": "weather", "response": {"degrees": 20}}},
                  {"functionResponse": {"name": "weather", "response": {"result": [3]}}},
                  {"text": "Hurry"}]}
                """));
  }

  @Test
  void aResultThatIsNoJsonIsPutIntoAnObject() {
    var sent =
        new Draft()
            .messages(
                user("Hi"),
                assistant("", null, new ToolCall("a", "note", "")),
                result("a", "{not json"))
            .sentTo(OLD);

    assertThat(sent.path("contents").path(1).path("parts").path(0).path("functionCall"))
        .isEqualTo(json("{\"name\":\"note\",\"args\":{}}"));
    assertThat(sent.path("contents").path(2).path("parts").path(0).path("functionResponse"))
        .isEqualTo(json("{\"name\":\"note\",\"response\":{\"result\":\"{not json\"}}"));
  }

  @Test
  void brokenArgumentsOfHistoryAreSentAsText() {
    ProviderCall call = call(OLD);

    var sent =
        new Draft()
            .messages(user("Hi"), assistant("", null, new ToolCall("a", "note", "{\"x\":")))
            .sent(call);

    assertThat(sent.path("contents").path(1).path("parts").path(0).path("functionCall"))
        .isEqualTo(json("{\"name\":\"note\",\"args\":{\"arguments\":\"{\\\"x\\\":\"}}"));
    assertThat(call.warnings().texts())
        .containsExactly(
            "messages[1].tool_calls[0].function.arguments changed: is no JSON object; sent as text"
                + " in one");
  }

  @Test
  void aResultOfAnUnknownCallIsRefused() {
    assertThatThrownBy(() -> new Draft().messages(user("Hi"), result("x", "1")).sentTo(OLD))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> assertThat(error.param()).isEqualTo("messages[1].tool_call_id"));
  }

  @Test
  void signaturesAndTheProvidersIdsReturnToTheirParts() {
    var state =
        json(
            """
            {"calls": {"a": {"signature": "c2lnLWE=", "id": "fc-1"}, "b": {"id": "fc-2"}},
             "text": "c2lnLXQ="}
            """);

    var sent =
        new Draft()
            .messages(
                user("Go"),
                assistant(
                    "Looking.",
                    state,
                    new ToolCall("a", "find", "{\"q\":1}"),
                    new ToolCall("b", "find", "{\"q\":2}")),
                result("a", "x"),
                result("b", "y"))
            .sentTo(NEW);

    assertThat(sent.path("contents").path(1).path("parts"))
        .isEqualTo(
            json(
                """
                [{"text": "Looking.", "thoughtSignature": "c2lnLXQ="},
                 {"functionCall": {"name": "find", "args": {"q": 1}, "id": "fc-1"},
                  "thoughtSignature": "c2lnLWE="},
                 {"functionCall": {"name": "find", "args": {"q": 2}, "id": "fc-2"}}]
                """));
    assertThat(sent.path("contents").path(2).path("parts"))
        .isEqualTo(
            json(
                """
                [{"functionResponse": {"name": "find", "id": "fc-1", "response": {"result": "x"}}},
                 {"functionResponse": {"name": "find", "id": "fc-2", "response": {"result": "y"}}}]
                """));
  }

  @Test
  void aForgottenSignatureIsReplacedOnTheFirstCallOfEachStep() {
    ProviderCall call = call(NEW);
    var sent =
        new Draft()
            .messages(
                user("Go"),
                assistant("", null, new ToolCall("a", "f", "{}"), new ToolCall("b", "f", "{}")),
                result("a", "1"),
                result("b", "2"),
                assistant("", null, new ToolCall("c", "f", "{}")),
                result("c", "3"))
            .sent(call);

    assertThat(sent.findValuesAsString("thoughtSignature"))
        .containsExactly(
            "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=",
            "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=");
    assertThat(sent.path("contents").path(1).path("parts").path(1).has("thoughtSignature"))
        .isFalse();
    assertThat(call.warnings().texts()).hasSize(1);
  }

  @Test
  void modelsBeforeTheThirdGenerationGetNoPlaceholder() {
    var sent =
        new Draft()
            .messages(user("Go"), assistant("", null, new ToolCall("a", "f", "{}")))
            .sentTo(OLD);

    assertThat(sent.findValue("thoughtSignature")).isNull();
  }

  @Test
  void imagesAudioAndDocumentsBecomeParts() {
    var sent =
        new Draft()
            .messages(
                user(
                    new ContentPart.ImageData("image/png", "AAAA", "auto", Map.of()),
                    new ContentPart.ImageUrl(
                        "https://example.com/a/cat.JPG?size=1", null, Map.of()),
                    new ContentPart.ImageUrl("gs://bucket/cat", null, Map.of()),
                    new ContentPart.Audio("wav", "BBBB"),
                    new ContentPart.File("a.pdf", "application/pdf", "CCCC", null, Map.of()),
                    new ContentPart.File(null, null, null, "files/abc", Map.of())))
            .sentTo(OLD);

    assertThat(sent.path("contents").path(0).path("parts"))
        .isEqualTo(
            json(
                """
                [{"inlineData": {"mimeType": "image/png", "data": "AAAA"}},
                 {"fileData": {"fileUri": "https://example.com/a/cat.JPG?size=1",
                               "mimeType": "image/jpeg"}},
                 {"fileData": {"fileUri": "gs://bucket/cat"}},
                 {"inlineData": {"mimeType": "audio/wav", "data": "BBBB"}},
                 {"inlineData": {"mimeType": "application/pdf", "data": "CCCC"}},
                 {"fileData": {"fileUri":
                   "https://generativelanguage.googleapis.com/v1beta/files/abc"}}]
                """));
  }

  @Test
  void anAddressThatGeminiCannotReadIsRefusedWithoutRepeatingIt() {
    var image = new ContentPart.ImageUrl("http://example.com/secret.png", null, Map.of());

    assertThatThrownBy(() -> new Draft().messages(user("Hi"), user(image)).sentTo(OLD))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> {
              assertThat(error.param()).isEqualTo("messages[1].content[0].image_url.url");
              assertThat(error.message()).doesNotContain("secret").contains("http:");
            });
  }

  @Test
  void aFileOfAnotherProviderIsRefused() {
    var file = new ContentPart.File(null, null, null, "file-123", Map.of());

    assertThatThrownBy(() -> new Draft().messages(user(file)).sentTo(OLD))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> assertThat(error.param()).isEqualTo("messages[0].content[0].file"));
  }

  @Test
  void imagesOfAResultStandInsideItOnlyWhereTheModelTakesThem() {
    var message =
        new ChatMessage(
            Role.TOOL,
            List.of(
                ContentPart.Text.of("{\"ok\":true}"),
                new ContentPart.ImageData("image/png", "AAAA", null, Map.of())),
            List.of(),
            "a",
            null,
            null,
            null,
            Map.of());
    Draft draft =
        new Draft()
            .messages(user("Go"), assistant("", null, new ToolCall("a", "shot", "{}")), message);

    assertThat(draft.sentTo(NEW).path("contents").path(2).path("parts"))
        .isEqualTo(
            json(
                """
                [{"functionResponse": {"name": "shot", "response": {"ok": true},
                  "parts": [{"inlineData": {"mimeType": "image/png", "data": "AAAA"}}]}}]
                """));
    assertThat(draft.sentTo(OLD).path("contents").path(2).path("parts"))
        .isEqualTo(
            json(
                """
                [{"functionResponse": {"name": "shot", "response": {"ok": true}}},
                 {"inlineData": {"mimeType": "image/png", "data": "AAAA"}}]
                """));
  }

  @Test
  void whatAStreamLeftBehindBringsItsSignaturesBack() {
    var stream = Samples.stream(Samples.file("calls.sse"));
    var calls =
        stream.all(ChatEvent.ToolStarted.class).stream()
            .map(started -> new ToolCall(started.id(), started.name(), "{}"))
            .toArray(ToolCall[]::new);

    var parts =
        new Draft()
            .messages(
                user("Go"),
                assistant(stream.text(0), stream.last(ChatEvent.State.class).state(), calls))
            .sentTo(NEW)
            .path("contents")
            .path(1)
            .path("parts");

    assertThat(parts)
        .isEqualTo(
            json(
                """
                [{"text": "I look."},
                 {"functionCall": {"name": "weather", "args": {}}, "thoughtSignature": "c2lnMQ=="},
                 {"functionCall": {"name": "now", "args": {}}},
                 {"functionCall": {"name": "find", "args": {}, "id": "fc-77"}}]
                """));
  }
}
