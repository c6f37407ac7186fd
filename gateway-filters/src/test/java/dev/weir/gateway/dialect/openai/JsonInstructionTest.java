package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import dev.weir.ledger.KnownProvider;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonInstructionTest {

  private static final String SCHEMA =
      "{'type':'object','properties':{'größe':{'type':'number','maximum':1.50}}}";

  private static final String ASKED =
      "{'type':'json_schema','json_schema':{'name':'size','strict':true,'schema':" + SCHEMA + "}}";

  private static final String INSTRUCTION =
      "Answer with one JSON object and nothing else. It must follow this JSON schema:\\n"
          + SCHEMA.replace("'", "\\'");

  private static final String BRIEF = "Answer with one JSON object and nothing else.";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static JsonNode sent(String messages, String format, ProviderCall call) {
    byte[] body =
        json("{'model':'m-1','messages':" + messages + ",'response_format':" + format + "}")
            .getBytes(StandardCharsets.UTF_8);
    return Json.mapper()
        .readTree(
            new OpenAiRelay()
                .writeRequest(
                    new JsonSplice(JsonMembers.of(body)),
                    OpenAiDialect.CHAT_PATH,
                    call,
                    TurnStates.NONE)
                .body());
  }

  private static ProviderCall call(Quirk... more) {
    Quirk[] quirks = new Quirk[more.length + 1];
    System.arraycopy(more, 0, quirks, 1, more.length);
    quirks[0] = OpenAiQuirk.JSON_OBJECT_ONLY;
    return Calls.call("m-1", quirks);
  }

  private static JsonNode tree(String text) {
    return Json.mapper().readTree(json(text));
  }

  private static JsonNode expected(String messages) {
    return tree(
        "{'model':'m-1','messages':" + messages + ",'response_format':{'type':'json_object'}}");
  }

  @Test
  void aSchemaBecomesAFirstSystemMessageAndIsNamed() {
    ProviderCall call = call();
    assertThat(sent("[{'role':'user','content':'Hi'}]", ASKED, call))
        .isEqualTo(
            expected(
                "[{'role':'system','content':'"
                    + INSTRUCTION
                    + "'},{'role':'user','content':'Hi'}]"));
    assertThat(call.warnings().texts())
        .containsExactly(
            "response_format changed: json_schema to json_object with the schema as an instruction,"
                + " m-1 does not enforce it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "developer"})
  void aSchemaIsAppendedToTheLeadingSystemMessage(String role) {
    String messages =
        "[{'role':'" + role + "','content':'Be kind.'},{'role':'user','content':'Hi'}]";
    assertThat(sent(messages, ASKED, call(OpenAiQuirk.NO_DEVELOPER_ROLE)))
        .isEqualTo(
            expected(
                "[{'role':'system','content':'Be kind.\\n\\n"
                    + INSTRUCTION
                    + "'},{'role':'user','content':'Hi'}]"));
  }

  @Test
  void aSystemMessageOfPartsGetsOneMore() {
    String messages = "[{'role':'system','content':[{'type':'text','text':'Be kind.'}]}]";
    assertThat(sent(messages, ASKED, call()))
        .isEqualTo(
            expected(
                "[{'role':'system','content':[{'type':'text','text':'Be kind.'},"
                    + "{'type':'text','text':'"
                    + INSTRUCTION
                    + "'}]}]"));
  }

  @Test
  void aSystemMessageWithoutContentGetsTheInstructionOnly() {
    assertThat(sent("[{'role':'system','content':null}]", ASKED, call()))
        .isEqualTo(expected("[{'role':'system','content':'" + INSTRUCTION + "'}]"));
  }

  @Test
  void aSystemMessageInTheMiddleIsNotTheLeadingOne() {
    String turns = "{'role':'user','content':'Hi'},{'role':'system','content':'Be kind.'}]";
    assertThat(sent("[" + turns, ASKED, call()))
        .isEqualTo(expected("[{'role':'system','content':'" + INSTRUCTION + "'}," + turns));
  }

  @Test
  void theSchemasDescriptionIsForTheModelToo() {
    String format =
        "{'type':'json_schema','json_schema':{'name':'x','description':'A size.','schema':{}}}";
    assertThat(
            sent("[{'role':'user','content':'Hi'}]", format, call())
                .at("/messages/0/content")
                .stringValue())
        .isEqualTo(BRIEF + " A size. It must follow this JSON schema:\n{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'json_schema'}",
        "{'type':'json_schema','json_schema':{'name':'x'}}",
        "{'type':'json_schema','json_schema':{'name':'x','schema':true}}"
      })
  void withoutASchemaOnlyJsonIsAskedFor(String format) {
    assertThat(sent("[{'role':'user','content':'Hi'}]", format, call()))
        .isEqualTo(
            expected(
                "[{'role':'system','content':'" + BRIEF + "'},{'role':'user','content':'Hi'}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'role':'system','content':'Only json, please'},{'role':'user','content':'Hi'}]",
        "[{'role':'developer','content':'Only JSON, please'},{'role':'user','content':'Hi'}]",
        "[{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'text','text':'as Json'}]}]"
      })
  void jsonModePassesWhereThePromptMentionsJson(String messages) {
    ProviderCall call = call();
    assertThat(sent(messages, "{'type':'json_object'}", call)).isEqualTo(expected(messages));
    assertThat(call.warnings().isEmpty()).isTrue();
  }

  @Test
  void jsonModeGetsTheWordThatItDemands() {
    ProviderCall call = call();
    String messages = "{'role':'user','content':'Hi'},{'role':'assistant','content':'json'}]";
    assertThat(sent("[" + messages, "{'type':'json_object'}", call))
        .isEqualTo(expected("[{'role':'system','content':'" + BRIEF + "'}," + messages));
    assertThat(call.warnings().texts())
        .containsExactly(
            "messages changed: an instruction added, m-1 wants JSON asked for in words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'text'}", "null", "{'type':'grammar'}", "'json'", "{}"})
  void otherFormatsPass(String format) {
    ProviderCall call = call();
    assertThat(sent("[{'role':'user','content':'Hi'}]", format, call))
        .isEqualTo(
            tree(
                "{'model':'m-1','messages':[{'role':'user','content':'Hi'}],'response_format':"
                    + format
                    + "}"));
    assertThat(call.warnings().isEmpty()).isTrue();
  }

  /** The provider has its own words for what is no conversation. */
  @ParameterizedTest
  @ValueSource(strings = {"[]", "'Hi'", "null", "{}"})
  void whatIsNoConversationPasses(String messages) {
    assertThat(sent(messages, ASKED, call()))
        .isEqualTo(
            tree("{'model':'m-1','messages':" + messages + ",'response_format':" + ASKED + "}"));
  }

  @Test
  void aStrictCallerIsRefusedInsteadOfWarned() {
    ProviderCall strict = Calls.strict("m-1", OpenAiQuirk.JSON_OBJECT_ONLY);
    assertThatThrownBy(() -> sent("[{'role':'user','content':'Hi'}]", ASKED, strict))
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER);
              assertThat(e.param()).isEqualTo("response_format");
            });
  }

  @Test
  void othersGetTheSchemaItself() {
    String messages = "[{'role':'user','content':'Hi'}]";
    assertThat(sent(messages, ASKED, Calls.call("m-1", OpenAiQuirk.RETURN_REASONING)))
        .isEqualTo(
            tree("{'model':'m-1','messages':" + messages + ",'response_format':" + ASKED + "}"));
  }

  @Test
  void deepSeekIsKnownToNeedIt() {
    assertThat(KnownProvider.ALL)
        .filteredOn(provider -> provider.quirks().contains("json-object-only"))
        .extracting(KnownProvider::id)
        .containsExactly("deepseek");
  }
}
