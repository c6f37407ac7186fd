package dev.weir.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminApplication;
import dev.weir.admin.Browser;
import dev.weir.admin.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What admin answers while its database does not. */
class DatabaseDownTest {

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
                "--weir.database.url=" + database.url(),
                "--spring.datasource.hikari.connection-timeout=500")) {
      String port = admin.getEnvironment().getProperty("local.server.port");
      String url = "http://127.0.0.1:" + port;
      String password = Files.readString(data.resolve("admin-password"));
      Browser person = new Browser(url);
      assertThat(person.signIn("admin", password).status()).isEqualTo(200);
      assertThat(new Browser(url).withKey(key).get("/api/ai/keys").status()).isEqualTo(200);

      database.drop();

      assertUnavailable(new Browser(url).withKey(key).get("/api/ai/keys"));
      assertUnavailable(person.get("/api/ai/keys"));
      assertUnavailable(new Browser(url).signIn("admin", password));
      assertThat(new Browser(url).get("/livez").status()).isEqualTo(200);
      assertThat(new Browser(url).get("/readyz").status()).isEqualTo(503);
      assertThat(new Browser(url).get("/api/openapi.json").status()).isEqualTo(200);
    }
  }

  private static void assertUnavailable(Browser.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.at("code")).isEqualTo("database_unavailable");
    assertThat(reply.headers().firstValue("content-type")).contains("application/problem+json");
  }
}
