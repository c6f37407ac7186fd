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

  private static final String FILE = "postmaster.pid";
  private static final int LINE_PORT = 3;
  private static final int LINE_STATUS = 7;

  boolean isReady() {
    return status.equals("ready");
  }

  /** The server of this cluster; null where none runs, also where a dead one left its file. */
  static @Nullable Postmaster of(Path cluster) throws IOException {
    Path file = cluster.resolve(FILE);
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
      return isServerOf(pid, cluster) ? new Postmaster(pid, port, status) : null;
    } catch (NumberFormatException halfWritten) {
      return null;
    }
  }

  /**
   * Removes the file of a server that is dead where its number now belongs to another process, for
   * PostgreSQL would not start beside it.
   */
  static void forgetDead(Path cluster) throws IOException {
    if (of(cluster) == null) {
      Files.deleteIfExists(cluster.resolve(FILE));
    }
  }

  /**
   * A number may belong to another process by now, after a crash of the machine for one, even to
   * the server of another cluster; and a process that ended may still have its number because
   * nobody asked for its end.
   */
  private static boolean isServerOf(long pid, Path cluster) throws IOException {
    ProcessHandle process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).orElse(null);
    if (process == null || isZombie(pid)) {
      return false;
    }
    String[] arguments = process.info().arguments().orElse(null);
    if (arguments != null) {
      return List.of(arguments).contains(cluster.toString());
    }
    return process.info().command().map(path -> path.contains("postgres")).orElse(true);
  }

  private static boolean isZombie(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.isReadable(status)) {
      return false;
    }
    String text = Files.readString(status);
    return text.startsWith(") Z", text.lastIndexOf(')'));
  }
}
