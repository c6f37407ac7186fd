package dev.weir.admin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The embedded database's place in the data folder: {@code postgres/} holds the unpacked binaries,
 * the cluster, its port, its password and its log. Only the owner may look into it.
 */
record DatabaseFolder(Path root) {

  static final String USER = "weir";
  static final String DATABASE = "weir";

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final int PASSWORD_BYTES = 24;

  static DatabaseFolder in(Path data) {
    return new DatabaseFolder(data.toAbsolutePath().normalize().resolve("postgres"));
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  /** Whoever starts or stops the database locks it meanwhile. */
  FileChannel lockFile() throws IOException {
    return FileChannel.open(
        root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Waits while another process starts or stops the database; at once where none does. */
  void awaitOthers() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (FileChannel channel = lockFile();
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new ClosedChannelException();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of " + root + " cannot be had", e);
    }
  }

  private Path passwordFile() {
    return root.resolve("password");
  }

  private Path portFile() {
    return root.resolve("port");
  }

  boolean hasCluster() {
    return Files.exists(cluster().resolve("PG_VERSION"));
  }

  void create() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root, ownerOnly("rwx------"));
    }
  }

  String url() {
    return url(DATABASE);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** The kept port. */
  int port() {
    String text = read(portFile());
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new DatabaseException(portFile() + ": " + text + " (expected: a port number)", e);
    }
  }

  /** The kept port; a free one is chosen at the first call. */
  int portOrNew() throws IOException {
    if (!Files.exists(portFile())) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        write(portFile(), Integer.toString(free.getLocalPort()));
      }
    }
    return port();
  }

  String password() {
    return read(passwordFile());
  }

  /** Makes the password unless it is there, and says where it stands. */
  Path passwordFileOrNew(SecureRandom random) throws IOException {
    if (!Files.exists(passwordFile())) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      random.nextBytes(bytes);
      write(passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return passwordFile();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The embedded database was never started: "
              + file
              + " cannot be read. Run `database start --data DIR` first,"
              + " or set weir.database.url",
          e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, ownerOnly("rw-------"));
    Files.writeString(draft, text + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
