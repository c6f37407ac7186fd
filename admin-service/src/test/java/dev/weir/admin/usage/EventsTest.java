package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.io.BufferedReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as they come in, for those who watch. */
@Timeout(60)
class EventsTest extends AdminUnderTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final RandomRecords random = new RandomRecords(System.nanoTime(), 3);
  private final LiveUsage live;

  @Autowired
  EventsTest(LiveUsage live) {
    this.live = live;
  }

  @Test
  void aRequestIsShownAsItComesInAndAsTheListShowsIt() throws Exception {
    try (BufferedReader events = owner().open("/api/ai/events")) {
      UsageRecord record = bring("ada", null);

      JsonNode shown = item(events);

      assertThat(shown.path("id").asString()).isEqualTo(record.id().toString());
      JsonNode listed =
          owner()
              .get("/api/ai/usage/recent?from=2026-01-01&to=2027-01-01&limit=500")
              .body()
              .path("items")
              .valueStream()
              .filter(row -> row.path("id").equals(shown.path("id")))
              .findFirst()
              .orElseThrow();
      assertThat(Json.mapper().readValue(shown.toString(), UsageRecord.class))
          .isEqualTo(Json.mapper().readValue(listed.toString(), UsageRecord.class));
    }
  }

  @Test
  void whatWasKnownBeforeIsNotShownAgain() throws Exception {
    UsageRecord known = bring("ada", null);
    try (BufferedReader events = owner().open("/api/ai/events")) {
      bring(known);
      UsageRecord next = bring("ada", null);

      assertThat(item(events).path("id").asString()).isEqualTo(next.id().toString());
    }
  }

  @Test
  void aPersonSeesTheirOwnAndTheirTeams() throws Exception {
    Browser joan = person("joan of events", "blue");
    try (BufferedReader events = joan.open("/api/ai/events")) {
      bring("somebody else", "red");
      UsageRecord own = bring("joan of events", null);
      assertThat(item(events).path("id").asString()).isEqualTo(own.id().toString());

      bring("somebody else", null);
      UsageRecord teams = bring("somebody else", "blue");
      assertThat(item(events).path("id").asString()).isEqualTo(teams.id().toString());
    }
  }

  @Test
  void itEndsWithTheSession() throws Exception {
    Browser grace = person("grace of events", "blue");
    try (BufferedReader events = grace.open("/api/ai/events")) {
      bring("grace of events", null);
      item(events);
      assertThat(grace.post("/logout", Map.of()).status()).isEqualTo(204);

      bring("grace of events", null);

      assertThat(rest(events)).noneMatch(line -> line.startsWith("data:"));
    }
  }

  @Test
  void itEndsCleanlyWhenTheServerStops() throws Exception {
    try (BufferedReader events = owner().open("/api/ai/events")) {
      live.stop();

      assertThat(rest(events)).noneMatch(line -> line.startsWith("data:"));
      assertThat(owner().get("/api/ai/events").at("code")).isEqualTo("too_many_watchers");
    } finally {
      live.start();
    }
  }

  private UsageRecord bring(String user, String team) {
    ObjectNode node = Json.mapper().valueToTree(random.at(NOW));
    node.put("user", user).put("team", team);
    UsageRecord record = Json.mapper().treeToValue(node, UsageRecord.class);
    bring(record);
    return record;
  }

  private void bring(UsageRecord record) {
    UsageBatch batch = new UsageBatch("gateway-1", List.of(record));
    assertThat(gateway().post("/internal/usage", batch).status()).isEqualTo(200);
  }

  private Browser person(String name, String team) {
    String password = "password of " + name;
    owner()
        .post(
            "/api/ai/people",
            Map.of("name", name, "role", "viewer", "team", team, "password", password));
    Browser person = browser();
    assertThat(person.signIn(name, password).status()).isEqualTo(200);
    return person;
  }

  /** The one row of the next event. */
  private static JsonNode item(BufferedReader events) throws Exception {
    String line = events.readLine();
    while (line != null && !line.startsWith("data:")) {
      line = events.readLine();
    }
    assertThat(line).isNotNull();
    JsonNode data = Json.mapper().readTree(line.substring("data:".length()));
    assertThat(data.path("missed").asLong()).isZero();
    assertThat(data.path("items")).hasSize(1);
    return data.path("items").get(0);
  }

  private static List<String> rest(BufferedReader events) throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      lines.add(line);
    }
    return lines;
  }
}
