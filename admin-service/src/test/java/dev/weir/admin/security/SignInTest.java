package dev.weir.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.ledger.GatewayKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Signing in and out by password, and what a session may do. */
class SignInTest extends AdminUnderTest {

  @Autowired private JdbcTemplate jdbc;

  @Test
  void aSessionIsACookieThatScriptsCannotReadAndCarriesACsrfToken() {
    person("lovelace");
    Browser lovelace = browser();

    Browser.Reply signedIn = lovelace.signIn("lovelace", "password of lovelace");

    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.at("name")).isEqualTo("lovelace");
    assertThat(signedIn.headers().allValues("set-cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("weir_session=")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    .contains("Path=/")
                    .doesNotContain("Secure"));
    assertThat(lovelace.get("/api/ai/me").body().path("csrf").path("token").asString())
        .isNotEmpty();
  }

  @Test
  void behindHttpsTheCookieIsSecure() {
    person("hopper");

    Browser.Reply signedIn =
        browser().withHeader("X-Forwarded-Proto", "https").signIn("hopper", "password of hopper");

    assertThat(signedIn.headers().allValues("set-cookie"))
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  @Test
  void aChangeBySessionNeedsTheCsrfHeader() {
    person("hamilton");
    Browser hamilton = browser();
    hamilton.signIn("hamilton", "password of hamilton");

    Browser forged =
        browser()
            .withCookie("weir_session", hamilton.cookies().get("weir_session"))
            .withCookie("XSRF-TOKEN", hamilton.cookies().get("XSRF-TOKEN"))
            .withHeader("X-XSRF-TOKEN", "guessed");

    assertThat(forged.post("/logout", Map.of()).at("code")).isEqualTo("csrf_token_invalid");
    String token = hamilton.get("/api/ai/me").body().path("csrf").path("token").asString();
    assertThat(hamilton.withHeader("X-XSRF-TOKEN", token).post("/logout", Map.of()).status())
        .isEqualTo(204);
    assertThat(forged.get("/api/ai/me").status()).isEqualTo(401);
  }

  @Test
  void aFormNeedsTheCsrfTokenToo() {
    person("keller");
    String form = "username=keller&password=password+of+keller";
    String type = "application/x-www-form-urlencoded";

    assertThat(browser().send("POST", "/login", form, type).at("code"))
        .isEqualTo("csrf_token_invalid");

    Browser keller = browser();
    keller.get("/api/ai/me");
    Browser.Reply signedIn = keller.send("POST", "/login", form, type);
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(keller.get("/api/ai/me").at("name")).isEqualTo("keller");
  }

  @Test
  void aSessionStandsInTheDatabaseByItsHash() {
    person("liskov");
    Browser liskov = browser();
    liskov.signIn("liskov", "password of liskov");
    String cookie = liskov.cookies().get("weir_session");

    assertThat(jdbc.queryForList("SELECT hash FROM person_sessions", String.class))
        .contains(GatewayKey.hash(cookie))
        .doesNotContain(cookie);
    assertThat(browser().withCookie("weir_session", cookie).get("/api/ai/me").at("name"))
        .isEqualTo("liskov");
  }

  @Test
  void aBadKeyIsNotSavedByAGoodSession() {
    person("bartik");
    Browser bartik = browser();
    bartik.signIn("bartik", "password of bartik");

    assertThat(bartik.withKey("sk-weir-nonsense").get("/api/ai/me").status()).isEqualTo(401);
  }

  @Test
  void wrongPasswordsAreSlowedDownAndWrittenDown() {
    person("perlman");
    Browser.Reply reply = browser().signIn("perlman", "wrong");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.at("code")).isEqualTo("sign_in_failed");
    for (int i = 1; i < SignInLimit.TRIES_PER_NAME; i++) {
      browser().signIn("perlman", "wrong");
    }

    Browser.Reply tooMany = browser().signIn("perlman", "password of perlman");

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("retry-after")).isPresent();
    String audit = owner().get("/api/ai/audit?actor=perlman&action=people.refused").text();
    assertThat(audit).contains("wrong_password");
    assertThat(audit.split("wrong_password", -1)).hasSize(2);
  }

  @Test
  void anUnknownNameIsToldApartFromAWrongPasswordByNothing() {
    person("meitner");

    assertThat(browser().signIn("meitner", "wrong").text())
        .isEqualTo(browser().signIn("nobody at all", "wrong").text());
  }

  private void person(String name) {
    owner()
        .post(
            "/api/ai/people",
            Map.of("name", name, "role", "member", "password", "password of " + name));
  }
}
