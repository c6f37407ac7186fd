package dev.weir.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Signing in by an OIDC issuer, from the first redirect to the session. */
@TestPropertySource(
    properties = {
      "spring.security.oauth2.client.registration.house.client-id=weir",
      "spring.security.oauth2.client.registration.house.client-secret=secret-of-the-client",
      "spring.security.oauth2.client.registration.house.scope=openid",
      "weir.sign-in.oidc.roles[0].value=weir/admins",
      "weir.sign-in.oidc.roles[0].role=admin",
      "weir.sign-in.oidc.roles[1].value=weir.users",
      "weir.sign-in.oidc.roles[1].role=member",
      "weir.sign-in.oidc.team-claim=department"
    })
class OidcTest extends AdminUnderTest {

  private static final StubIssuer ISSUER = new StubIssuer();

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry registry) {
    registry.add("spring.security.oauth2.client.provider.house.issuer-uri", ISSUER::url);
  }

  @AfterAll
  static void stop() {
    ISSUER.stop();
  }

  @Test
  void claimsBecomeNameRoleAndTeam() {
    ISSUER.vouchFor(
        Map.of(
            "sub", "7",
            "preferred_username", "turing",
            "groups", List.of("other", "weir.users"),
            "department", "research"));
    Browser turing = browser();

    Browser.Reply arrived = signIn(turing);

    assertThat(arrived.status()).isEqualTo(302);
    assertThat(arrived.headers().firstValue("location").orElseThrow()).endsWith("/");
    Browser.Reply me = turing.get("/api/ai/me");
    assertThat(me.at("name")).isEqualTo("turing");
    assertThat(me.at("team")).isEqualTo("research");
    assertThat(me.body().path("permissions").toString()).isEqualTo("[\"read\",\"execute\"]");
    assertThat(owner().get("/api/ai/audit?action=people.sign-in&actor=turing&limit=1").text())
        .contains("\"how\":\"oidc\"");

    ISSUER.vouchFor(
        Map.of("sub", "7", "preferred_username", "turing", "groups", List.of("weir/admins")));
    Browser promoted = browser();
    signIn(promoted);
    assertThat(promoted.get("/api/ai/people").status()).isEqualTo(200);
    assertThat(promoted.get("/api/ai/me").at("id")).isEqualTo(me.at("id"));
  }

  @Test
  void whoeverHasNoRoleIsRefused() {
    ISSUER.vouchFor(
        Map.of("sub", "8", "preferred_username", "eve", "groups", List.of("weir.guests")));
    Browser eve = browser();

    Browser.Reply refused = signIn(eve);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.at("code")).isEqualTo("sign_in_refused");
    assertThat(eve.get("/api/ai/me").status()).isEqualTo(401);
  }

  @Test
  void aNameThatIsTakenIsNotTakenOver() {
    owner()
        .post(
            "/api/ai/people",
            Map.of("name", "shannon", "role", "admin", "password", "password of shannon"));
    ISSUER.vouchFor(Map.of("sub", "9", "preferred_username", "Shannon", "groups", "weir.users"));

    assertThat(signIn(browser()).at("code")).isEqualTo("sign_in_refused");
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    Browser.Reply reply = browser().get("/login/oauth2/code/house?code=any&state=guessed");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.at("code")).isEqualTo("sign_in_failed");
  }

  /** Follows the redirects to the issuer and back. */
  private static Browser.Reply signIn(Browser browser) {
    Browser.Reply away = browser.get("/oauth2/authorization/house");
    Browser.Reply back = browser.get(away.headers().firstValue("location").orElseThrow());
    return browser.get(back.headers().firstValue("location").orElseThrow());
  }
}
