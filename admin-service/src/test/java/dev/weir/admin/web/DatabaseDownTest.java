package dev.weir.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.admin.AdminApplication;
import dev.weir.admin.Browser;
import dev.weir.admin.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What admin answers while its database does not. */
class DatabaseDownTest {

  private static final String TOKEN = "the token of the gateways";

  @TempDir private Path data;

  @Test
  void everyDoorSaysSo() throws IOException {
    String key = "a key of any form";
    Files.writeString(data.resolve("key"), key);
    TestDatabase database = TestDatabase.empty();
    try (ConfigurableApplicationContext admin =
        new SpringApplicationBuilder(AdminApplication.class)
            .run(
                "--server.port=0",
                "--weir.data=" + data,
                "--weir.gateway-token=" + TOKEN,
                "--weir.database.url=" + database.url(),
                "--spring.datasource.hikari.connection-timeout=500")) {
      String port = admin.getEnvironment().getProperty("local.server.port");
      String url = "http://127.0.0.1:" + port;
      String password = Files.readString(data.resolve("admin-password"));
      Browser person = new Browser(url);
      assertThat(person.signIn("admin", password).status()).isEqualTo(200);
      assertThat(new Browser(url).withKey(key).get("/api/ai/keys").status()).isEqualTo(200);
      Browser gateway = new Browser(url).withKey(TOKEN);
      await().until(() -> gateway.get("/internal/snapshot").status() == 200);

      database.drop();

      assertUnavailable(new Browser(url).withKey(key).get("/api/ai/keys"));
      assertUnavailable(person.get("/api/ai/keys"));
      assertUnavailable(new Browser(url).signIn("admin", password));
      assertThat(new Browser(url).get("/livez").status()).isEqualTo(200);
      assertThat(new Browser(url).get("/readyz").status()).isEqualTo(503);
      assertThat(new Browser(url).get("/api/openapi.json").status()).isEqualTo(200);
      assertThat(gateway.get("/internal/snapshot").status()).as("the last one").isEqualTo(200);
      assertThat(gateway.post("/internal/status", Map.of("gateway", "gateway-1")).status())
          .as("kept in memory")
          .isEqualTo(204);
      // Anything but a 2xx leaves the records with the gateway; a 4xx would have them put aside.
      assertUnavailable(gateway.post("/internal/usage", batch()));
    }
  }

  private static Map<String, Object> batch() {
    Map<String, Object> record = new HashMap<>();
    record.put("id", UUID.randomUUID().toString());
    record.put("request_id", "req-1");
    record.put("started_at", Instant.now().toString());
    record.put("latency_ms", 5);
    record.put("key_id", "k1");
    record.put("front", "chat.completions");
    record.put("is_streaming", false);
    record.put("is_byok", false);
    record.put("status", 200);
    record.put("outcome", "ok");
    record.put("attempts", List.of());
    record.put("usage_source", "none");
    record.put("tags", Map.of());
    return Map.of("gateway", "gateway-1", "records", List.of(record));
  }

  private static void assertUnavailable(Browser.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.at("code")).isEqualTo("database_unavailable");
    assertThat(reply.headers().firstValue("content-type")).contains("application/problem+json");
  }
}
