package dev.weir.admin.access;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real PostgreSQL: the server that {@code WEIR_TEST_DATABASE_URL} names, else an embedded one
 * that lives as long as the tests.
 */
public final class TestDatabase {

  private static final String SERVER = server();

  private TestDatabase() {}

  /** The JDBC URL of a new, empty database. */
  public static String create(String name) {
    String database = "weir_" + name + "_" + ProcessHandle.current().pid();
    try (Connection connection = DriverManager.getConnection(SERVER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database cannot be made", e);
    }
    int slash = SERVER.indexOf('/', "jdbc:postgresql://".length());
    int question = SERVER.indexOf('?');
    String options = question < 0 ? "" : SERVER.substring(question);
    return SERVER.substring(0, slash + 1) + database + options;
  }

  /** Takes a database away from under whoever uses it. */
  public static void drop(String url) {
    String rest = url.substring(url.lastIndexOf('/') + 1);
    int question = rest.indexOf('?');
    String database = question < 0 ? rest : rest.substring(0, question);
    try (Connection connection = DriverManager.getConnection(SERVER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
    } catch (SQLException e) {
      throw new IllegalStateException("the test database cannot be dropped", e);
    }
  }

  private static String server() {
    String url = System.getenv("WEIR_TEST_DATABASE_URL");
    if (url != null && !url.isBlank()) {
      return url;
    }
    try {
      return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
