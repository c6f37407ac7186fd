package dev.weir.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DatabaseConfigurationTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
          .withUserConfiguration(DatabaseConfiguration.class);

  @TempDir private Path data;

  @Test
  void theEmbeddedDatabaseOfTheDataFolderIsTheDefault() throws Exception {
    DatabaseFolder folder = DatabaseFolder.in(data);
    folder.create();
    int port = folder.portOrNew();
    folder.passwordFileOrNew(new SecureRandom());

    runner
        .withPropertyValues("weir.data=" + data)
        .run(
            context -> {
              HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
              assertThat(pool.getJdbcUrl())
                  .isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/weir");
              assertThat(pool.getUsername()).isEqualTo("weir");
              assertThat(pool.getPassword()).isEqualTo(folder.password());
            });
  }

  @Test
  void aDatabaseThatIsNamedIsUsed() {
    runner
        .withPropertyValues(
            "weir.database.url=jdbc:postgresql://db:5432/ledger",
            "weir.database.user=ada",
            "weir.database.password=secret")
        .run(
            context -> {
              HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
              assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/ledger");
              assertThat(pool.getUsername()).isEqualTo("ada");
            });
  }

  @Test
  void aFolderWithoutADatabaseSaysWhatToDo() {
    runner
        .withPropertyValues("weir.data=" + data.resolve("empty"))
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isNotNull()
                    .satisfies(
                        cause ->
                            assertThat(context.getStartupFailure())
                                .hasStackTraceContaining("database start")));
  }
}
