package dev.weir.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** People from the first admin on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleTest extends AdminUnderTest {

  private static final Path FILE = DATA.resolve("admin-password");

  @Autowired private JdbcTemplate jdbc;

  @Test
  @Order(1)
  void theFirstAdminSignsInWithAMadePasswordThatGoesOnceItIsChanged() throws IOException {
    String made = Files.readString(FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FILE)))
        .isEqualTo("rw-------");
    Browser admin = browser();
    assertThat(admin.signIn("Admin", made).status()).isEqualTo(200);
    assertThat(admin.get("/api/ai/people").status()).isEqualTo(200);

    assertThat(changePassword(admin, "not the password", "short").at("param")).isEqualTo("current");
    assertThat(changePassword(admin, made, "short").at("param")).isEqualTo("new");
    assertThat(changePassword(admin, made, "a much better password").status()).isEqualTo(204);

    assertThat(FILE).doesNotExist();
    assertThat(admin.get("/api/ai/me").status()).isEqualTo(401);
    assertThat(browser().signIn("admin", made).status()).isEqualTo(401);
    assertThat(browser().signIn("admin", "a much better password").status()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void theLastAdminCanNeitherGoNorBeDemoted() {
    jdbc.update("UPDATE people SET is_active = false WHERE role <> 'viewer' AND name <> 'admin'");
    String path = "/api/ai/people/" + idOf("admin");

    assertThat(owner().patch(path, Map.of("role", "viewer")).status()).isEqualTo(409);
    assertThat(owner().patch(path, Map.of("is_active", false)).status()).isEqualTo(409);
    assertThat(owner().delete(path).status()).isEqualTo(409);
    assertThat(owner().get(path).at("role")).isEqualTo("admin");
  }

  @Test
  @Order(9)
  void aNewRoleCountsAtOnceAndADisabledPersonIsOut() {
    Browser.Reply made = create("grace", "viewer");
    Browser grace = browser();
    grace.signIn("grace", "password of grace");
    assertThat(grace.get("/api/ai/people").status()).isEqualTo(403);

    String path = "/api/ai/people/" + made.at("id");
    owner().patch(path, Map.of("role", "owner"));
    assertThat(grace.get("/api/ai/people").status()).isEqualTo(200);

    owner().patch(path, Map.of("is_active", false));
    assertThat(grace.get("/api/ai/me").status()).isEqualTo(401);
    assertThat(browser().signIn("grace", "password of grace").status()).isEqualTo(401);
  }

  @Test
  @Order(3)
  void aPersonSeesTheirOwnKeysAndThoseOfTheirTeam() {
    create("joan", "member");
    Browser.Reply own = key(Map.of("name", "joan's", "user", "joan"));
    Browser.Reply team = key(Map.of("name", "the team's", "team", "research"));
    Browser.Reply other = key(Map.of("name", "somebody's", "user", "else"));
    Browser joan = browser();
    joan.signIn("joan", "password of joan");

    List<String> seen =
        joan.get("/api/ai/keys")
            .body()
            .path("items")
            .valueStream()
            .map(key -> key.path("id").asString())
            .toList();

    assertThat(seen).containsExactly(team.at("id"), own.at("id"));
    assertThat(joan.get("/api/ai/keys/" + other.at("id")).status()).isEqualTo(404);
  }

  @Test
  @Order(4)
  void nobodyIsCalledLikeSomebodyElse() {
    create("ida", "viewer");

    assertThat(create("Ida", "viewer").status()).isEqualTo(409);
    assertThat(create("role", "king").at("param")).isEqualTo("role");
    assertThat(owner().get("/api/ai/people").text()).doesNotContain("bcrypt").doesNotContain("$2");
  }

  @Test
  @Order(5)
  void whoeverIsDeletedIsSignedOut() {
    Browser.Reply made = create("noether", "viewer");
    Browser noether = browser();
    noether.signIn("noether", "password of noether");

    assertThat(owner().delete("/api/ai/people/" + made.at("id")).status()).isEqualTo(204);

    assertThat(noether.get("/api/ai/me").status()).isEqualTo(401);
    assertThat(owner().get("/api/ai/people/" + made.at("id")).status()).isEqualTo(404);
  }

  private Browser.Reply create(String name, String role) {
    return owner()
        .post(
            "/api/ai/people",
            Map.of(
                "name", name, "role", role, "team", "research", "password", "password of " + name));
  }

  private Browser.Reply key(Map<String, ?> wishes) {
    return owner().post("/api/ai/keys", wishes);
  }

  private static Browser.Reply changePassword(Browser person, String current, String next) {
    return person.post("/api/ai/me/password", Map.of("current", current, "new", next));
  }

  private String idOf(String name) {
    return owner()
        .get("/api/ai/people?limit=1000")
        .body()
        .path("items")
        .valueStream()
        .filter(person -> person.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }
}
