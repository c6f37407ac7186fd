package dev.weir.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.AdminApplication;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schema at the start. */
class MigrationTest {

  @TempDir private Path data;

  @Test
  void aMigrationThatFailsStopsTheStart() {
    TestDatabase database = TestDatabase.empty();
    AtomicBoolean served = new AtomicBoolean();
    ApplicationListener<WebServerInitializedEvent> listener = event -> served.set(true);
    SpringApplicationBuilder admin =
        new SpringApplicationBuilder(AdminApplication.class).listeners(listener);
    try {
      assertThatThrownBy(
              () ->
                  admin.run(
                      "--server.port=0",
                      "--weir.data=" + data,
                      "--weir.database.url=" + database.url(),
                      "--spring.liquibase.change-log="
                          + "classpath:dev/weir/admin/database/broken.sql"))
          .hasStackTraceContaining("broken.sql::broken::test")
          .hasStackTraceContaining("nowhere");

      assertThat(served).isFalse();
      assertThat(data).isEmptyDirectory();
      assertThat(
              new JdbcTemplate(database.dataSource())
                  .queryForList("SELECT id FROM databasechangelog", String.class))
          .containsExactly("before");
    } finally {
      database.drop();
    }
  }
}
