package dev.weir.clients.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The embedded database, started and stopped by admin's command, and read by SQL. */
final class Database {

  private final Path jar;
  private final Path data;
  private String url = "";

  Database(Path jar, Path data) {
    this.jar = jar;
    this.data = data;
  }

  /** Starts it, if it does not run. */
  void start() {
    url = command("start").path("url").asString("");
  }

  void stop() {
    command("stop");
  }

  private JsonNode command(String verb) {
    List<String> command = Part.command(jar, List.of("database", verb, "--data", data.toString()));
    try {
      Path errors = data.resolve("database-command.log");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("database " + verb + ": " + Files.readString(errors));
      }
      return Api.JSON.readTree(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each by its columns' names. */
  List<Map<String, Object>> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (found.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.put(found.getMetaData().getColumnLabel(i), found.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one number that a query finds. */
  long count(String sql) {
    return ((Number) query(sql).getFirst().values().iterator().next()).longValue();
  }

  /** Every table as text, by its name. */
  Map<String, String> dump() {
    Map<String, String> dump = new LinkedHashMap<>();
    String tables =
        """
        SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
        """;
    for (Map<String, Object> table : query(tables)) {
      String name = (String) table.get("name");
      StringBuilder text = new StringBuilder();
      query("SELECT t::text AS row FROM " + name + " t")
          .forEach(row -> text.append(row.get("row")).append('\n'));
      dump.put(name, text.toString());
    }
    return dump;
  }

  private Connection connect() throws SQLException {
    try {
      String password = Files.readString(data.resolve("postgres/password")).strip();
      return DriverManager.getConnection(url, "weir", password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
