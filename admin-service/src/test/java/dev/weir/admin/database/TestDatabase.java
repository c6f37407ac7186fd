package dev.weir.admin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.jvm.JdbcConnection;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of its own for a test class, with the whole schema, on one real PostgreSQL for all of
 * them: the embedded one, or the server that {@code WEIR_TEST_DATABASE_URL} names (a JDBC URL with
 * user and password, whose user may create databases).
 *
 * <p>As an extension it gives itself to constructors and methods that ask for a {@code
 * TestDatabase} and drops the database after the class. Spring tests take {@link #fresh()} into a
 * static field and call {@link #register}.
 */
public final class TestDatabase implements ParameterResolver, AfterAllCallback {

  private static final String CHANGELOG = "db/changelog/db.changelog-master.yaml";
  private static final String GIVEN = System.getenv("WEIR_TEST_DATABASE_URL");

  private String url;

  /** For JUnit; others call {@link #fresh()}. */
  public TestDatabase() {}

  /** A new database with the whole schema; it goes when the tests end. */
  public static TestDatabase fresh() {
    TestDatabase database = new TestDatabase();
    database.create();
    return database;
  }

  /** A new database with nothing in it. */
  public static TestDatabase empty() {
    TestDatabase database = new TestDatabase();
    database.createEmpty();
    return database;
  }

  /** The JDBC URL, with user and password in it. */
  public String url() {
    if (url == null) {
      create();
    }
    return url;
  }

  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url());
    return source;
  }

  /** Points a Spring test at this database. */
  public void register(DynamicPropertyRegistry registry) {
    registry.add("weir.database.url", this::url);
  }

  private void createEmpty() {
    String name = "weir_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    administer("CREATE DATABASE " + name);
    url = named(Server.URL, name);
  }

  private void create() {
    createEmpty();
    try (Connection connection = DriverManager.getConnection(url)) {
      new CommandScope(UpdateCommandStep.COMMAND_NAME)
          .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
          .addArgumentValue(
              DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
              liquibase.database.DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
          .execute();
    } catch (SQLException | liquibase.exception.LiquibaseException e) {
      throw new IllegalStateException("The schema cannot be made: " + e.getMessage(), e);
    }
  }

  private static String named(String server, String name) {
    URI uri = URI.create(server.substring("jdbc:".length()));
    return "jdbc:postgresql://"
        + uri.getRawAuthority()
        + "/"
        + name
        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static void administer(String sql) {
    try (Connection connection = DriverManager.getConnection(Server.URL);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
        .computeIfAbsent(context.getRequiredTestClass(), type -> fresh(), TestDatabase.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TestDatabase database =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
            .remove(context.getRequiredTestClass(), TestDatabase.class);
    if (database != null && database.url != null) {
      database.drop();
    }
  }

  /** Takes the database away, also from under whoever uses it. */
  public void drop() {
    String path = URI.create(url.substring("jdbc:".length())).getPath();
    administer(
        "DROP DATABASE IF EXISTS " + path.substring(1).toLowerCase(Locale.ROOT) + " WITH (FORCE)");
  }

  /** The one server of this JVM; started at the first use, stopped and removed at the end. */
  private static final class Server {

    static final String URL = GIVEN == null || GIVEN.isBlank() ? start() : GIVEN;

    private static String start() {
      try {
        Path data = Files.createTempDirectory("weir-test-database");
        DatabaseFolder folder = DatabaseFolder.in(data);
        DatabaseProcess process = new DatabaseProcess(folder, new SecureRandom(), false);
        process.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, data)));
        return folder.url("postgres")
            + "?user="
            + DatabaseFolder.USER
            + "&password="
            + folder.password();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(DatabaseProcess process, Path data) {
      try {
        process.stop();
        try (Stream<Path> paths = Files.walk(data)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
