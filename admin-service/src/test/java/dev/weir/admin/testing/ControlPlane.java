package dev.weir.admin.testing;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.ledger.Json;
import dev.weir.ledger.SealedValue;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Providers, models, prices, rules and the snapshot of them, empty before each test. */
public abstract class ControlPlane extends AdminUnderTest {

  @Autowired protected JdbcTemplate jdbc;
  private long auditedBefore;

  @BeforeEach
  void startAfresh() {
    jdbc.update("delete from providers");
    jdbc.update("delete from provider_secrets");
    jdbc.update("delete from model_aliases");
    jdbc.update("delete from rules");
    jdbc.update("update snapshot_change set change = change + 1");
    auditedBefore =
        jdbc.queryForObject("select coalesce(max(seq), 0) from audit_entries", Long.class);
  }

  protected static byte[] snapshotKey() {
    byte[] key = Base64.getDecoder().decode(SNAPSHOT_KEY);
    if (key.length != SealedValue.KEY_BYTES) {
      throw new IllegalStateException("the tests' snapshot key has " + key.length + " bytes");
    }
    return key;
  }

  /** What this test did, by the audit log. */
  protected List<String> audited() {
    return jdbc.queryForList(
        "select action from audit_entries where seq > ? order by seq", String.class, auditedBefore);
  }

  protected Answer get(String path) {
    return Answer.of(owner().get(path));
  }

  protected Answer post(String path, Object body) {
    return Answer.of(owner().post(path, body));
  }

  protected Answer put(String path, Object body) {
    return put(owner(), path, body);
  }

  protected Answer put(String path, Object body, String permission) {
    return put(as(permission), path, body);
  }

  protected Answer patch(String path, Object body) {
    return Answer.of(owner().patch(path, body));
  }

  protected Answer delete(String path) {
    return Answer.of(owner().delete(path));
  }

  /** Reads as somebody with this permission alone, or as {@code gateway}. */
  protected Answer get(String path, String permission) {
    return Answer.of(as(permission).get(path));
  }

  protected Answer post(String path, Object body, String permission) {
    return Answer.of(as(permission).post(path, body));
  }

  private Browser as(String permission) {
    return permission.equals("gateway") ? gateway() : withPermission(permission);
  }

  private static Answer put(Browser caller, String path, Object body) {
    return Answer.of(
        caller.send("PUT", path, Json.mapper().writeValueAsString(body), "application/json"));
  }

  /** What came back. */
  public record Answer(int status, String etag, String body) {

    public static Answer of(Browser.Reply reply) {
      return new Answer(
          reply.status(), reply.headers().firstValue("etag").orElse(null), reply.text());
    }

    public JsonNode json() {
      return Json.mapper().readTree(body);
    }
  }
}
