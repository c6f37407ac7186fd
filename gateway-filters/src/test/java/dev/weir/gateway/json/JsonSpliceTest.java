package dev.weir.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A splice does what an edit of the tree does, and leaves every other byte as it came. */
class JsonSpliceTest {

  private static final JsonMapper JSON = Json.mapper();
  private static final String[] NAMES = {
    "model", "stream", "a", "b", "ä", "😀", "with \"quote\"", ""
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t \r\n"};
  private static final String[] SCALARS = {
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.5",
    "1e5",
    "-2.5E-3",
    "12345678901234567890",
    "\"\"",
    "\"text\"",
    "\"ä😀\"",
    "\"\\u00e4\\n\\\"\\\\\"",
    "\"}],{\""
  };

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static JsonSplice splice(String json) {
    return new JsonSplice(JsonMembers.of(utf8(json)));
  }

  @Test
  void aRandomSpliceEqualsTheEditOfTheTree() {
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      String json = object(random, 3);
      ObjectNode tree = (ObjectNode) JSON.readTree(json);
      JsonSplice splice = splice(json);
      for (int i = random.nextInt(4); i > 0; i--) {
        String name = NAMES[random.nextInt(NAMES.length)];
        if (random.nextBoolean()) {
          String value = value(random, 1);
          splice.set(name, utf8(value));
          tree.set(name, JSON.readTree(value));
        } else {
          splice.remove(name);
          tree.remove(name);
        }
        assertThat(splice.has(name)).isEqualTo(tree.has(name));
      }

      String result = text(splice.toBytes());

      assertThat(JSON.readTree(result)).as("seed %d: %s -> %s", seed, json, result).isEqualTo(tree);
    }
  }

  @Test
  void membersAreWhereTheTreeHasThem() {
    for (int seed = 0; seed < 2_000; seed++) {
      String json = object(new Random(seed), 3);
      JsonMembers members = JsonMembers.of(utf8(json));
      JsonNode tree = JSON.readTree(json);

      assertThat(members.all()).hasSize(tree.size());
      for (JsonMembers.Member member : members.all()) {
        String value =
            new String(
                members.bytes(),
                member.valueStart(),
                member.valueEnd() - member.valueStart(),
                StandardCharsets.UTF_8);
        JsonNode node = tree.get(member.name());
        assertThat(JSON.readTree(value)).as("seed %d: %s", seed, json).isEqualTo(node);
        assertThat(members.tree(member.name())).isEqualTo(node);
        assertThat(members.text(member.name()))
            .isEqualTo(node.isString() ? node.stringValue() : null);
        assertThat(members.flag(member.name()))
            .isEqualTo(node.isBoolean() ? node.booleanValue() : null);
        assertThat(members.isSet(member.name())).isEqualTo(!node.isNull());
      }
    }
  }

  /** A random object with each name at most once. */
  private static String object(Random random, int depth) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      names.add(NAMES[random.nextInt(NAMES.length)]);
    }
    List<String> members = new ArrayList<>();
    for (String name : names) {
      members.add(
          space(random)
              + escaped(random, name)
              + space(random)
              + ":"
              + space(random)
              + value(random, depth - 1)
              + space(random));
    }
    return space(random)
        + "{"
        + (members.isEmpty() ? space(random) : String.join(",", members))
        + "}"
        + space(random);
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 4 : 2);
    if (kind < 2) {
      return SCALARS[random.nextInt(SCALARS.length)];
    }
    if (kind == 2) {
      return object(random, depth).strip();
    }
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(space(random) + value(random, depth - 1) + space(random));
    }
    return "[" + String.join(",", items) + "]";
  }

  /** A name as JSON, some of it in escapes. */
  private static String escaped(Random random, String name) {
    StringBuilder json = new StringBuilder("\"");
    name.codePoints()
        .forEach(
            point -> {
              if (point == '"' || random.nextInt(4) == 0) {
                for (char c : Character.toChars(point)) {
                  json.append(String.format("\\u%04x", (int) c));
                }
              } else {
                json.appendCodePoint(point);
              }
            });
    return json.append('"').toString();
  }

  private static String space(Random random) {
    return SPACES[random.nextInt(SPACES.length)];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1 , \"model\" : \"x\",\"b\":[ 1 ]} | {\"a\":1 , \"model\" : 2,\"b\":[ 1 ]}",
        "{ \"model\":null } | { \"model\":2 }",
        "{} | {\"model\":2}",
        "{\"mod\\u0065l\":1e3} | {\"mod\\u0065l\":2}",
        "{\"a\":{\"model\":1}} | {\"a\":{\"model\":1},\"model\":2}",
      })
  void otherBytesStayAsTheyCame(String json, String expected) {
    assertThat(text(splice(json).set("model", utf8("2")).toBytes())).isEqualTo(expected);
  }

  @Test
  void withoutAChangeItIsTheVeryArray() {
    byte[] bytes = utf8("{\"a\":1}");

    assertThat(new JsonSplice(JsonMembers.of(bytes)).toBytes()).isSameAs(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"b\":{\"a\":1},\"a\":1,\"b\":2}"
      })
  void aRepeatedMemberIsRefused(String json) {
    assertThatThrownBy(() -> JsonMembers.of(utf8(json)))
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.INVALID_VALUE));
  }

  @Test
  void anyCutOfAnObjectIsRefused() {
    String json = "{\"a\":[1,{\"b\":\"ä\\u00e4\"}],\"c\":-1.5e3,\"d\":true}";
    for (int end = 0; end < utf8(json).length; end++) {
      byte[] cut = Arrays.copyOf(utf8(json), end);

      assertThatThrownBy(() -> JsonMembers.of(cut))
          .isInstanceOfSatisfying(
              AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.INVALID_JSON));
    }
  }

  @Test
  void quotedTextIsReadBackAsItWas() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder any = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        any.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
      }

      assertThat(JSON.readTree(JsonText.quoted(any.toString())).stringValue())
          .isEqualTo(any.toString());
    }
  }
}
