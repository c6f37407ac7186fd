package dev.weir.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.admin.snapshot.SnapshotDraft;
import dev.weir.ledger.GatewayKey;
import dev.weir.ledger.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gateway keys from making to revoking, as admin's callers and as gateways see them. */
class KeysTest extends AdminUnderTest {

  @Autowired private KeyContribution contribution;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void theKeyOfTheDataFolderIsTakenOverByItsHash() {
    Browser.Reply me = owner().get("/api/ai/me");

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.at("name")).isEqualTo("local");
    assertThat(me.body().path("permissions").toString())
        .isEqualTo("[\"read\",\"execute\",\"admin\",\"ledger\"]");
    assertThat(entries(GatewayKey.parse(FIRST_KEY).id())).hasSize(1);
  }

  @Test
  void aKeyIsShownOnceAndOnlyItsHashIsKept() {
    Browser.Reply made = create(Map.of("name", "ci", "permissions", List.of("read")));
    String text = made.at("key");
    String id = made.at("id");

    assertThat(made.status()).isEqualTo(201);
    assertThat(GatewayKey.parse(text).id()).isEqualTo(id);
    assertThat(owner().get("/api/ai/keys/" + id).text()).doesNotContain(text);
    assertThat(owner().get("/api/ai/keys").text()).doesNotContain(text);
    String everything =
        jdbc.queryForList("SELECT * FROM gateway_keys").toString()
            + jdbc.queryForList("SELECT * FROM gateway_key_secrets")
            + jdbc.queryForList("SELECT * FROM audit_entries");
    assertThat(everything).doesNotContain(text).contains(GatewayKey.hash(text));
  }

  @Test
  void gatewaysAreToldEverythingThatWasDecided() {
    Map<String, Object> wishes =
        Map.of(
            "name",
            "all",
            "permissions",
            List.of("execute"),
            "models",
            List.of("gpt-*"),
            "tags",
            Map.of("team", "platform"),
            "user",
            "ada",
            "team",
            "platform",
            "expires_at",
            "2100-01-01T00:00:00Z",
            "byok",
            false,
            "client_gone",
            Map.of("stream", "drain"));
    Browser.Reply made = create(wishes);

    assertThat(entries(made.at("id")))
        .containsExactly(
            new Snapshot.Key(
                made.at("id"),
                GatewayKey.hash(made.at("key")),
                "ada",
                "platform",
                List.of("execute"),
                List.of("gpt-*"),
                Map.of("team", "platform"),
                new Snapshot.ClientGone("drain", null),
                false,
                java.time.Instant.parse("2100-01-01T00:00:00Z"),
                null));
  }

  @Test
  void aDisabledKeyIsRefusedUntilItIsEnabledAgain() {
    Browser.Reply made = create(Map.of("name", "switch", "permissions", List.of("read")));
    String path = "/api/ai/keys/" + made.at("id");
    Browser holder = browser().withKey(made.at("key"));
    assertThat(holder.get("/api/ai/me").status()).isEqualTo(200);

    assertThat(owner().patch(path, Map.of("is_active", false)).at("refused")).isEqualTo("disabled");
    assertThat(holder.get("/api/ai/me").status()).isEqualTo(401);
    assertThat(entries(made.at("id")))
        .extracting(Snapshot.Key::refused)
        .containsExactly("disabled");

    owner().patch(path, Map.of("is_active", true));
    assertThat(holder.get("/api/ai/me").status()).isEqualTo(200);
  }

  @Test
  void aRevokedKeyIsRefusedForGoodAndItsRowStays() {
    Browser.Reply made = create(Map.of("name", "gone", "permissions", List.of("read")));
    String path = "/api/ai/keys/" + made.at("id");

    assertThat(owner().delete(path).status()).isEqualTo(204);

    assertThat(browser().withKey(made.at("key")).get("/api/ai/me").status()).isEqualTo(401);
    assertThat(owner().get(path).at("refused")).isEqualTo("revoked");
    assertThat(owner().patch(path, Map.of("is_active", true)).status()).isEqualTo(409);
    assertThat(entries(made.at("id"))).extracting(Snapshot.Key::refused).containsExactly("revoked");
    assertThat(owner().get("/api/ai/audit?action=keys.refused&limit=1").text())
        .contains("key/" + made.at("id"))
        .contains("key_revoked");
  }

  @Test
  void aRotatedKeyHoldsBesideTheNewOneWhileTheyOverlap() {
    Browser.Reply made = create(Map.of("name", "turn", "permissions", List.of("read")));
    String path = "/api/ai/keys/" + made.at("id") + "/rotate";

    Browser.Reply second = owner().post(path, Map.of("overlap", 600));

    assertThat(second.at("id")).isEqualTo(made.at("id"));
    assertThat(GatewayKey.parse(second.at("key")).id()).isEqualTo(made.at("id"));
    assertThat(browser().withKey(made.at("key")).get("/api/ai/me").status()).isEqualTo(200);
    assertThat(browser().withKey(second.at("key")).get("/api/ai/me").status()).isEqualTo(200);
    assertThat(entries(made.at("id")))
        .extracting(Snapshot.Key::hash)
        .containsExactly(GatewayKey.hash(second.at("key")), GatewayKey.hash(made.at("key")));
    assertThat(entries(made.at("id")).get(1).expiresAt()).isNotNull();

    Browser.Reply third = owner().post(path, Map.of("overlap", 0));

    assertThat(browser().withKey(made.at("key")).get("/api/ai/me").status()).isEqualTo(401);
    assertThat(browser().withKey(second.at("key")).get("/api/ai/me").status()).isEqualTo(401);
    assertThat(browser().withKey(third.at("key")).get("/api/ai/me").status()).isEqualTo(200);
  }

  @Test
  void anAbsentFieldStaysAndANullEmptiesIt() {
    Browser.Reply made =
        create(Map.of("name", "merge", "team", "a", "models", List.of("gpt-5", "o3")));
    String path = "/api/ai/keys/" + made.at("id");

    Browser.Reply changed = owner().send("PATCH", path, "{\"team\":null}", "application/json");

    assertThat(changed.body().path("team").isNull()).isTrue();
    assertThat(changed.body().path("models").toString()).isEqualTo("[\"gpt-5\",\"o3\"]");
  }

  @Test
  void aMistypedFieldIsRefusedAndNotIgnored() {
    Browser.Reply reply = create(Map.of("name", "typo", "modles", List.of("gpt-5")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("code")).isEqualTo("invalid_value");
    assertThat(reply.at("param")).isEqualTo("modles");
    assertThat(create(Map.of("name", "typo", "permissions", List.of("root"))).at("param"))
        .isEqualTo("permissions");
    assertThat(create(Map.of("name", "typo", "byok", "perhaps")).at("param")).isEqualTo("byok");
  }

  @Test
  void aReadKeySeesItselfOnly() {
    Browser.Reply made = create(Map.of("name", "self", "permissions", List.of("read")));
    Browser.Reply other = create(Map.of("name", "other"));
    Browser holder = browser().withKey(made.at("key"));

    assertThat(holder.get("/api/ai/keys").body().path("items").size()).isEqualTo(1);
    assertThat(holder.get("/api/ai/keys/" + made.at("id")).status()).isEqualTo(200);
    assertThat(holder.get("/api/ai/keys/" + other.at("id")).status()).isEqualTo(404);
  }

  @Test
  void pagesOfTheListNeitherSkipNorRepeat() {
    for (int i = 0; i < 5; i++) {
      create(Map.of("name", "page " + i));
    }
    List<String> whole = new ArrayList<>();
    owner().get("/api/ai/keys?limit=1000").body().path("items").forEach(k -> whole.add(id(k)));

    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      Browser.Reply page = owner().get("/api/ai/keys?limit=2" + cursor);
      page.body().path("items").forEach(key -> paged.add(id(key)));
      cursor = page.body().path("next_cursor").isNull() ? "" : "&cursor=" + page.at("next_cursor");
    } while (!cursor.isEmpty());

    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    assertThat(owner().get("/api/ai/keys?cursor=nonsense").at("param")).isEqualTo("cursor");
    assertThat(owner().get("/api/ai/keys?limit=0").at("param")).isEqualTo("limit");
  }

  private static String id(tools.jackson.databind.JsonNode key) {
    return key.path("id").asString();
  }

  private Browser.Reply create(Map<String, ?> wishes) {
    return owner().post("/api/ai/keys", wishes);
  }

  private List<Snapshot.Key> entries(String id) {
    SnapshotDraft draft = new SnapshotDraft();
    contribution.contribute(draft);
    return draft.keys.stream().filter(key -> key.id().equals(id)).toList();
  }
}
