package dev.weir.admin.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL as a process of its own. It is started by {@code pg_ctl}, so that neither
 * a killed admin nor a closed terminal takes it along; whoever asks next finds it by its {@code
 * postmaster.pid}. A file lock keeps two starts apart.
 */
final class DatabaseProcess {

  private static final int PATIENCE_SECONDS = 60;
  private static final int PROGRAM_SECONDS = 180;

  private final DatabaseFolder folder;
  private final SecureRandom random;
  private final boolean durable;

  /**
   * @param durable whether commits wait for the disk; false only in tests
   */
  DatabaseProcess(DatabaseFolder folder, SecureRandom random, boolean durable) {
    this.folder = folder;
    this.random = random;
    this.durable = durable;
  }

  /** Starts the database unless it runs already. */
  Postmaster start() throws IOException {
    folder.create();
    try (FileChannel channel = folder.lockFile();
        FileLock lock = channel.lock()) {
      Postmaster running = lock.isValid() ? settled() : null;
      if (running != null) {
        return running;
      }
      // First, for with these admin may begin, and waits by the lock.
      Path password = folder.passwordFileOrNew(random);
      int port = folder.portOrNew();
      PostgresBinaries binaries = PostgresBinaries.unpackedIn(folder.root());
      OperatingUser user = OperatingUser.of(folder);
      if (!folder.hasCluster()) {
        initialize(binaries, user, password);
      }
      checkVersion(binaries, user);
      Postmaster.forgetDead(folder.cluster());
      Files.writeString(folder.cluster().resolve("weir.conf"), configuration(port));
      run(
          user.command(
              List.of(
                  binaries.program("pg_ctl").toString(),
                  "start",
                  "--pgdata=" + folder.cluster(),
                  "--log=" + folder.log(),
                  "--wait",
                  "--timeout=" + PATIENCE_SECONDS,
                  "--silent")),
          "start PostgreSQL on port "
              + port
              + " (kept in "
              + folder.root().resolve("port")
              + "; its log is "
              + folder.log()
              + ")");
      createDatabase();
      Postmaster started = Postmaster.of(folder.cluster());
      if (started == null) {
        throw new DatabaseException("PostgreSQL ended right after its start: see " + folder.log());
      }
      return started;
    }
  }

  /** Stops the database: open transactions are rolled back, everything committed is kept. */
  void stop() throws IOException {
    if (!Files.isDirectory(folder.root())) {
      return;
    }
    try (FileChannel channel = folder.lockFile();
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || Postmaster.of(folder.cluster()) == null) {
        return;
      }
      PostgresBinaries binaries = PostgresBinaries.unpackedIn(folder.root());
      run(
          OperatingUser.of(folder)
              .command(
                  List.of(
                      binaries.program("pg_ctl").toString(),
                      "stop",
                      "--pgdata=" + folder.cluster(),
                      "--mode=fast",
                      "--wait",
                      "--timeout=" + PATIENCE_SECONDS,
                      "--silent")),
          "stop PostgreSQL");
    }
  }

  /** The server that runs, once it has recovered or ended; null where none runs. */
  private @Nullable Postmaster settled() throws IOException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Postmaster running = Postmaster.of(folder.cluster());
    while (running != null && !running.isReady()) {
      if (System.nanoTime() > patience) {
        throw new DatabaseException(
            "PostgreSQL (process "
                + running.pid()
                + ") is still "
                + running.status()
                + ": see "
                + folder.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      running = Postmaster.of(folder.cluster());
    }
    return running;
  }

  private void initialize(PostgresBinaries binaries, OperatingUser user, Path password)
      throws IOException {
    Path draft = folder.root().resolve("cluster.new");
    List<String> command = new ArrayList<>();
    command.add(binaries.program("initdb").toString());
    command.add("--pgdata=" + draft);
    command.add("--username=" + DatabaseFolder.USER);
    command.add("--pwfile=" + password);
    command.add("--auth=scram-sha-256");
    command.add("--encoding=UTF8");
    command.add("--locale=C");
    command.add("--locale-provider=builtin");
    command.add("--builtin-locale=C.UTF-8");
    command.add("--no-instructions");
    if (!durable) {
      command.add("--no-sync");
    }
    run(
        user.command(List.of("rm", "-rf", draft.toString())),
        "remove what an interrupted first start left in " + draft);
    run(user.command(command), "make the database's cluster in " + draft);
    Path settings = draft.resolve("postgresql.conf");
    Files.writeString(settings, "\ninclude = 'weir.conf'\n", StandardOpenOption.APPEND);
    Files.move(draft, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void checkVersion(PostgresBinaries binaries, OperatingUser user) throws IOException {
    String cluster = Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
    String program =
        run(
            user.command(List.of(binaries.program("postgres").toString(), "--version")),
            "ask PostgreSQL for its version");
    if (!program.contains(" " + cluster + ".")) {
      throw new DatabaseException(
          folder.cluster()
              + " was made by PostgreSQL "
              + cluster
              + ", this build brings "
              + program.strip()
              + ": take the data over with pg_upgrade or pg_dump");
    }
  }

  private String configuration(int port) {
    String switches = durable ? "on" : "off";
    return """
    # Written anew at each start.
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    fsync = %s
    synchronous_commit = %s
    full_page_writes = %s
    max_connections = 100
    shared_buffers = '256MB'
    work_mem = '32MB'
    maintenance_work_mem = '128MB'
    max_wal_size = '2GB'
    wal_compression = on
    random_page_cost = 1.1
    jit = off
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_line_prefix = '%%m [%%p] '
    """
        .formatted(port, switches, switches, switches);
  }

  private void createDatabase() {
    try (Connection connection =
            DriverManager.getConnection(
                folder.url("postgres"), DatabaseFolder.USER, folder.password());
        Statement statement = connection.createStatement();
        ResultSet known =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname = '"
                    + DatabaseFolder.DATABASE
                    + "'")) {
      if (!known.next()) {
        statement.execute("CREATE DATABASE " + DatabaseFolder.DATABASE);
      }
    } catch (SQLException e) {
      throw new DatabaseException("PostgreSQL runs but refuses us: " + e.getMessage(), e);
    }
  }

  private String run(List<String> command, String what) throws IOException {
    Path output = Files.createTempFile(folder.root(), "output", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("PG"));
      environment.put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PROGRAM_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new DatabaseException("Cannot " + what + ": no answer in time");
      }
      String text = Files.readString(output);
      if (process.exitValue() != 0) {
        throw new DatabaseException("Cannot " + what + ": " + text.strip());
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Cannot " + what + ": interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
