package dev.weir.admin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that runs, as its {@code postmaster.pid} describes it.
 *
 * @param status PostgreSQL's own word, such as {@code ready} or {@code starting}
 * @see <a href="https://www.postgresql.org/docs/current/storage-file-layout.html">file layout</a>
 */
record Postmaster(long pid, int port, String status) {

  private static final int LINE_PORT = 3;
  private static final int LINE_STATUS = 7;

  boolean isReady() {
    return status.equals("ready");
  }

  /** The server of this cluster; null where none runs, also where a dead one left its file. */
  static @Nullable Postmaster of(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return null;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= LINE_PORT) {
      return null;
    }
    try {
      long pid = Long.parseLong(lines.getFirst().strip());
      int port = Integer.parseInt(lines.get(LINE_PORT).strip());
      String status = lines.size() > LINE_STATUS ? lines.get(LINE_STATUS).strip() : "starting";
      return isPostgres(pid) ? new Postmaster(pid, port, status) : null;
    } catch (NumberFormatException halfWritten) {
      return null;
    }
  }

  /** A number may belong to another process by now: after a crash of the machine, for one. */
  private static boolean isPostgres(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().command().orElse("postgres").contains("postgres"))
        .orElse(false);
  }
}
