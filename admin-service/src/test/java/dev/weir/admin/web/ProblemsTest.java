package dev.weir.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whatever goes wrong is answered with a problem that tells no secret. */
@Import(ProblemsTest.Failing.class)
class ProblemsTest extends AdminUnderTest {

  /** Fails as it is asked to. */
  @RestController
  static class Failing {

    @GetMapping("/api/ai/test/bug")
    String bug() {
      throw new IllegalStateException("the password is hunter2");
    }

    @GetMapping("/api/ai/test/database")
    String database() {
      throw new DataAccessResourceFailureException("db.internal refused the connection");
    }

    @GetMapping("/api/ai/test/number")
    int number(@RequestParam int size) {
      return size;
    }
  }

  @Test
  void aBugTellsNothingOfItself() {
    Browser.Reply reply = owner().get("/api/ai/test/bug");

    assertProblem(reply, 500, "internal_error");
    assertThat(reply.text()).doesNotContain("hunter2").doesNotContain("IllegalState");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidToBeThat() {
    Browser.Reply reply = owner().get("/api/ai/test/database");

    assertProblem(reply, 503, "database_unavailable");
    assertThat(reply.text()).doesNotContain("db.internal");
  }

  @Test
  void whatIsWrongWithTheRequestIsNamed() {
    assertProblem(owner().get("/api/ai/test/number"), 400, "invalid_value");
    Browser.Reply word = owner().get("/api/ai/test/number?size=many");
    assertProblem(word, 400, "invalid_value");
    assertThat(word.at("param")).isEqualTo("size");
    assertThat(word.at("detail")).isEqualTo("size: many (expected: int)");

    Browser.Reply broken =
        owner().send("POST", "/api/ai/keys", "{\"name\": sk-secret", "application/json");
    assertProblem(broken, 400, "invalid_json");
    assertThat(broken.text()).doesNotContain("sk-secret");
    assertProblem(owner().post("/api/ai/keys", "text"), 400, "invalid_value");
  }

  @Test
  void whatIsNotThereIsSaidAsJsonToo() {
    assertProblem(owner().get("/api/ai/nothing"), 404, "unknown_url");
    assertProblem(owner().get("/api/ai/keys/none"), 404, "not_found");
    Browser.Reply wrongMethod = owner().send("PUT", "/api/ai/keys", "{}", "application/json");
    assertProblem(wrongMethod, 405, "method_not_allowed");
    assertThat(wrongMethod.headers().firstValue("allow")).isPresent();
    assertProblem(
        owner().send("POST", "/api/ai/keys", "name: x", "text/yaml"),
        415,
        "unsupported_media_type");
  }

  @Test
  void whoeverIsKeptOutIsToldWhy() {
    assertProblem(browser().get("/api/ai/keys"), 401, "not_signed_in");
    assertProblem(browser().withKey("sk-weir-x").get("/api/ai/keys"), 401, "invalid_token");
    assertProblem(browser().withKey("wrong").get("/internal/snapshot"), 401, "invalid_token");
    String reader =
        owner()
            .post("/api/ai/keys", Map.of("name", "r", "permissions", java.util.List.of("read")))
            .at("key");
    assertProblem(browser().withKey(reader).delete("/api/ai/keys/x"), 403, "permission_denied");
    assertProblem(browser().withKey(FIRST_KEY).get("/elsewhere"), 403, "permission_denied");
  }

  @Test
  void healthIsOpenAndTellsNothingButTheStatus() {
    assertThat(browser().get("/livez").text()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(browser().get("/readyz").text()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(browser().get("/actuator/prometheus").status()).isEqualTo(401);
  }

  private static void assertProblem(Browser.Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(reply.at("code")).isEqualTo(code);
    assertThat(reply.body().path("status").asInt()).isEqualTo(status);
    assertThat(reply.at("title")).isNotEmpty();
    assertThat(reply.at("detail")).isNotEmpty();
    assertThat(reply.body().has("trace")).isFalse();
  }
}
