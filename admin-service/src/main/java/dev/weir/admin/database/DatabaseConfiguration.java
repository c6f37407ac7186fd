package dev.weir.admin.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Says where the database is: at {@code weir.database.url}, else the embedded one of {@code
 * weir.data}. It never starts one, but waits while another process does; the pool comes back to it
 * by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConfiguration.Settings.class)
class DatabaseConfiguration {

  @Bean
  JdbcConnectionDetails databaseConnection(
      Settings settings, @Value("${weir.data:.weir}") String data) {
    String url = settings.url();
    if (url == null || url.isBlank()) {
      DatabaseFolder folder = DatabaseFolder.in(Path.of(data));
      folder.awaitOthers();
      return new Connection(folder.url(), DatabaseFolder.USER, folder.password());
    }
    DatabaseUrl given = DatabaseUrl.of(url);
    return new Connection(
        given.jdbc(),
        settings.user() == null ? given.user() : settings.user(),
        settings.password() == null ? given.password() : settings.password());
  }

  /**
   * A PostgreSQL that runs elsewhere.
   *
   * @param url of PostgreSQL 15 or newer, see {@link DatabaseUrl}; absent for the embedded one
   * @param user goes before the one in the URL
   */
  @ConfigurationProperties("weir.database")
  record Settings(@Nullable String url, @Nullable String user, @Nullable String password) {

    @Override
    public String toString() {
      return "database " + (url == null || url.isBlank() ? "embedded" : "at a URL");
    }
  }

  private record Connection(String url, @Nullable String user, @Nullable String password)
      implements JdbcConnectionDetails {

    @Override
    public @Nullable String getUsername() {
      return user;
    }

    @Override
    public @Nullable String getPassword() {
      return password;
    }

    @Override
    public String getJdbcUrl() {
      return url;
    }

    @Override
    public String toString() {
      return "database";
    }
  }
}
