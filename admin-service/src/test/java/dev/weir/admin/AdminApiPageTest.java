package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.Browser.Reply;
import dev.weir.admin.usage.RandomRecords;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of the admin API: its examples are sent, from the first to the last. */
class AdminApiPageTest extends AdminUnderTest {

  private static final Pattern BLOCK =
      Pattern.compile("```http\n(\\w+) (\\S+)\n(.*?)\n?\n(\\d{3})\n(.*?)```", Pattern.DOTALL);

  @Autowired private JdbcTemplate jdbc;
  private String id = "";
  private Map<String, Object> credentials = Map.of();

  /** An example: what is sent, and what comes back. */
  private record Example(String method, String path, String body, int status, String answer) {

    static Example of(MatchResult match) {
      return new Example(
          match.group(1),
          match.group(2),
          match.group(3),
          Integer.parseInt(match.group(4)),
          match.group(5).strip());
    }

    boolean isStream() {
      return answer.startsWith("event:");
    }
  }

  /** The names of the page must be free, and be so again. */
  @BeforeEach
  @AfterEach
  void removePeople() {
    jdbc.update("DELETE FROM person_sessions");
    jdbc.update("DELETE FROM people WHERE name <> 'admin'");
  }

  @Test
  void examplesAreAnsweredAsTheySay() throws IOException {
    bringUsage();
    List<String> wrong = new ArrayList<>();
    for (Example example : examples()) {
      if (!example.isStream()) {
        wrong.addAll(send(example));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyOperationHasAnExample() throws IOException {
    List<String> missing = new ArrayList<>();
    List<Example> examples = examples();
    JsonNode paths = browser().get("/api/openapi.json").body().path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String pattern = path.getKey().replaceAll("\\{name}", ".+").replaceAll("\\{\\w+}", "[^/]+");
      for (String method : path.getValue().propertyNames()) {
        boolean has =
            examples.stream()
                .anyMatch(
                    example ->
                        example.method().equalsIgnoreCase(method)
                            && example.path().replaceAll("\\?.*", "").matches(pattern));
        if (!has) {
          missing.add(method + " " + path.getKey());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<Example> examples() throws IOException {
    String page = Files.readString(Path.of("../docs/admin-api.md"));
    List<Example> examples = BLOCK.matcher(page).results().map(Example::of).toList();
    assertThat(examples).hasSize(page.split("```http", -1).length - 1);
    return examples;
  }

  /** What is wrong with an example. */
  private List<String> send(Example example) {
    String path = example.path().replace("{id}", id);
    String body = example.body().isBlank() ? null : example.body();
    Reply reply =
        caller(example)
            .send(example.method(), path, body, body == null ? null : "application/json");
    for (String name : List.of("id", "run")) {
      id = reply.body().path(name).asString(id);
    }
    List<String> wrong = new ArrayList<>();
    if (reply.status() != example.status()) {
      wrong.add("status " + reply.status());
    } else if (!example.answer().isEmpty()) {
      JsonNode shown = Json.mapper().readTree(example.answer());
      wrong.addAll(strange("", shown, reply.body()));
    }
    return wrong.stream()
        .map(what -> example.method() + " " + path + ": " + what + " in " + reply.text())
        .toList();
  }

  /** Whoever the page says, or the owner of the instance. */
  private Browser caller(Example example) {
    switch (example.path()) {
      case "/login" -> {
        JsonNode body = Json.mapper().readTree(example.body());
        credentials =
            Map.of(
                "user", body.path("user").asString(), "password", body.path("password").asString());
        return browser();
      }
      case "/api/ai/me/password" -> {
        Browser person = browser();
        assertThat(person.post("/login", credentials).status()).isEqualTo(200);
        return person;
      }
      default -> {
        return owner();
      }
    }
  }

  /** The fields that an example shows and the answer lacks. */
  private static List<String> strange(String where, JsonNode shown, JsonNode real) {
    List<String> strange = new ArrayList<>();
    if (shown.isArray()) {
      for (JsonNode item : shown) {
        boolean isThere =
            real.valueStream().anyMatch(other -> strange(where, item, other).isEmpty());
        if (!isThere) {
          strange.add(where + "[]");
        }
      }
    } else if (shown.isObject()) {
      for (Map.Entry<String, JsonNode> field : shown.properties()) {
        String name = where + "." + field.getKey();
        if (!real.has(field.getKey())) {
          strange.add(name);
        } else {
          strange.addAll(strange(name, field.getValue(), real.get(field.getKey())));
        }
      }
    } else if (shown.isString() && real.isNumber() || shown.isNumber() && real.isString()) {
      strange.add(where + " is " + real);
    }
    return strange;
  }

  private void bringUsage() {
    RandomRecords random = new RandomRecords(7, 3);
    List<UsageRecord> records = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      ObjectNode record = Json.mapper().valueToTree(random.at(Instant.now().minusSeconds(i)));
      record.put("request_id", "req-" + i);
      record.put("conversation_id", "conv-1");
      record.putObject("tags").put("feature", "search");
      records.add(Json.mapper().treeToValue(record, UsageRecord.class));
    }
    Reply receipt = gateway().post("/internal/usage", new UsageBatch("gateway-1", records));
    assertThat(receipt.body().path("inserted").asInt()).isEqualTo(records.size());
  }
}
