package dev.weir.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.ledger.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The embedded database as a process, by its command. */
class DatabaseProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path shared;
  @TempDir private Path data;

  /** Each test has a folder of its own; only the binaries are unpacked once for all. */
  @BeforeEach
  void lendBinaries() throws IOException {
    DatabaseFolder folder = DatabaseFolder.in(data);
    folder.create();
    Path home = PostgresBinaries.unpackedIn(shared).home();
    Files.createSymbolicLink(folder.root().resolve(home.getFileName()), home);
  }

  @AfterEach
  void stop() {
    run("stop");
  }

  @Test
  void itStartsIsAdoptedAndStopsAndKeepsItsDataAndItsPort() throws Exception {
    JsonNode first = run("start");
    assertThat(first.path("state").asString()).isEqualTo("running");
    assertThat(first.path("started").asBoolean()).isTrue();
    execute("CREATE TABLE kept (word text)");
    execute("INSERT INTO kept VALUES ('still here')");

    JsonNode again = run("start");
    assertThat(again.path("pid")).isEqualTo(first.path("pid"));
    assertThat(again.path("started").asBoolean()).isFalse();
    assertThat(run("status").path("pid")).isEqualTo(first.path("pid"));

    assertThat(run("stop").path("state").asString()).isEqualTo("stopped");
    assertThat(run("status").path("state").asString()).isEqualTo("stopped");
    ProcessHandle.of(first.path("pid").asLong())
        .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));

    JsonNode later = run("start");
    assertThat(later.path("port")).isEqualTo(first.path("port"));
    assertThat(query("SELECT word FROM kept")).isEqualTo("still here");
  }

  @Test
  void itIsDurableAndClosedToStrangers() throws Exception {
    run("start");

    assertThat(query("SHOW fsync")).isEqualTo("on");
    assertThat(query("SHOW full_page_writes")).isEqualTo("on");
    assertThat(query("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(query("SHOW unix_socket_directories")).isEmpty();
    assertThat(
            query(
                "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'weir'"))
        .isEqualTo("bC.UTF-8");
    DatabaseFolder folder = DatabaseFolder.in(data);
    assertThatThrownBy(
            () -> DriverManager.getConnection(folder.url(), DatabaseFolder.USER, "guessed"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
    assertThat(permissions(folder.root())).isEqualTo("rwx------");
    assertThat(permissions(folder.root().resolve("password"))).isEqualTo("rw-------");
  }

  /** The JVM that started the database is killed; the next one finds the same process. */
  @Test
  void itOutlivesTheProcessThatStartedItAndIsAdopted() throws Exception {
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartAndWait.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    String line = starter.inputReader(StandardCharsets.UTF_8).readLine();
    long pid = Json.mapper().readTree(line).path("pid").asLong();

    starter.destroyForcibly();
    assertThat(starter.waitFor(10, TimeUnit.SECONDS)).isTrue();

    assertThat(query("SELECT 'alive'")).isEqualTo("alive");
    assertThat(run("start").path("pid").asLong()).isEqualTo(pid);
  }

  @Test
  void aKilledPostmasterIsReplacedAndNothingCommittedIsLost() throws Exception {
    long pid = run("start").path("pid").asLong();
    execute("CREATE TABLE kept AS SELECT 'committed' AS word");

    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    for (ProcessHandle child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(run("status").path("state").asString()).isEqualTo("stopped");

    JsonNode again = run("start");
    assertThat(again.path("pid").asLong()).isNotEqualTo(pid);
    assertThat(query("SELECT word FROM kept")).isEqualTo("committed");
  }

  /** As after a crash of the machine: the number in the file is somebody else's by now. */
  @Test
  void aNumberThatIsAnotherProcesssIsNotTakenForTheServer() throws Exception {
    run("start");
    execute("CREATE TABLE kept AS SELECT 'committed' AS word");
    List<String> file = Files.readAllLines(postmasterFile(data));
    run("stop");
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      leaveBehind(file, other.pid());

      assertThat(run("status").path("state").asString()).isEqualTo("stopped");
      assertThat(run("start").path("pid").asLong()).isNotEqualTo(other.pid());
      assertThat(query("SELECT word FROM kept")).isEqualTo("committed");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aServerOfAnotherFolderIsNotTakenForOurs(@TempDir Path others) throws Exception {
    DatabaseProcess other =
        new DatabaseProcess(DatabaseFolder.in(others), new SecureRandom(), false);
    long pid = other.start().pid();
    try {
      run("start");
      List<String> file = Files.readAllLines(postmasterFile(data));
      run("stop");
      leaveBehind(file, pid);

      assertThat(run("start").path("pid").asLong()).isNotEqualTo(pid);
      run("stop");
      assertThat(ProcessHandle.of(pid)).hasValueSatisfying(p -> assertThat(p.isAlive()).isTrue());
    } finally {
      other.stop();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aZombieIsNotTakenForTheServer() throws Exception {
    run("start");
    List<String> file = Files.readAllLines(postmasterFile(data));
    run("stop");
    // Its parent becomes a program that never asks for its children's ends.
    Process parent = new ProcessBuilder("sh", "-c", "true & exec sleep 600").start();
    try {
      long zombie = zombieOf(parent);
      leaveBehind(file, zombie);

      assertThat(run("status").path("state").asString()).isEqualTo("stopped");
      assertThat(run("start").path("pid").asLong()).isNotEqualTo(zombie);
      assertThat(query("SELECT 'alive'")).isEqualTo("alive");
    } finally {
      parent.destroyForcibly();
    }
  }

  private static long zombieOf(Process parent) throws Exception {
    Path children = Path.of("/proc", parent.pid() + "", "task", parent.pid() + "", "children");
    for (int i = 0; i < 200; i++) {
      String child = Files.readString(children).strip();
      if (!child.isEmpty() && Files.readString(Path.of("/proc", child, "stat")).contains(") Z")) {
        return Long.parseLong(child);
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no child of " + parent.pid() + " became a zombie");
  }

  private void leaveBehind(List<String> file, long pid) throws IOException {
    List<String> lines = new ArrayList<>(file);
    lines.set(0, Long.toString(pid));
    Files.write(postmasterFile(data), lines);
  }

  private static Path postmasterFile(Path data) {
    return DatabaseFolder.in(data).cluster().resolve("postmaster.pid");
  }

  @Test
  void aPortThatSomebodyElseTookIsNamed() throws IOException {
    run("start");
    run("stop");
    DatabaseFolder folder = DatabaseFolder.in(data);

    try (ServerSocket taken =
        new ServerSocket(folder.port(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(failure("start")).contains("port " + folder.port());
    }
  }

  @Test
  void aStopWhereNothingRunsIsNoFault() {
    assertThat(run("stop").path("state").asString()).isEqualTo("stopped");
  }

  @Test
  void aWordThatIsNoCommandIsAnsweredWithTheUsage() {
    assertThat(failure("restart")).contains("start|stop|status");
  }

  private JsonNode run(String verb) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DatabaseCommand(new PrintStream(out, true, StandardCharsets.UTF_8), System.err)
        .run(List.of(verb, "--data", data.toString()));
    return Json.mapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  private String failure(String verb) {
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    int code =
        new DatabaseCommand(System.out, new PrintStream(error, true, StandardCharsets.UTF_8))
            .run(List.of(verb, "--data", data.toString()));
    assertThat(code).isNotZero();
    return error.toString(StandardCharsets.UTF_8);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    DatabaseFolder folder = DatabaseFolder.in(data);
    return DriverManager.getConnection(folder.url(), DatabaseFolder.USER, folder.password());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Starts the database of a folder and waits to be killed. */
  static final class StartAndWait {

    private StartAndWait() {}

    public static void main(String[] arguments) throws IOException {
      new DatabaseCommand(System.out, System.err).run(List.of("start", "--data", arguments[0]));
      System.in.read();
    }
  }
}
