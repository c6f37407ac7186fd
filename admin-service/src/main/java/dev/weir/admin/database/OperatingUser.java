package dev.weir.admin.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse root, so where this process is root they run in a
 * user namespace of their own, in which root is nobody but still owns its files; where the kernel
 * or a container forbids that, they run as the system's {@code postgres} or {@code nobody}, who
 * then owns the folder. A folder that somebody else owns is always served as its owner.
 *
 * @param prefix what stands before each command
 * @param owner who must own the folder; empty for who runs this
 */
record OperatingUser(List<String> prefix, String owner) {

  private static final OperatingUser SELF = new OperatingUser(List.of(), "");
  private static final List<String> CANDIDATES = List.of("postgres", "nobody");
  private static final int PROBE_SECONDS = 10;

  static OperatingUser of(DatabaseFolder folder) throws IOException {
    if (!"root".equals(System.getProperty("user.name")) || File.separatorChar != '/') {
      return SELF;
    }
    Path owned = folder.hasCluster() ? folder.cluster() : folder.root();
    String owner = Files.getOwner(owned).getName();
    if (!owner.equals("root")) {
      return as(owner, folder);
    }
    OperatingUser namespace = new OperatingUser(List.of("unshare", "--user"), "");
    if (namespace.works(List.of("test", "-w", folder.root().toString()))) {
      return namespace;
    }
    for (String candidate : CANDIDATES) {
      if (exists(folder, candidate)) {
        return as(candidate, folder);
      }
    }
    throw new DatabaseException(
        "PostgreSQL does not run as root, and neither a user namespace (unshare --user) nor a user"
            + " named postgres or nobody can be used: start Weir as another user, or set"
            + " weir.database.url to a PostgreSQL that runs");
  }

  private static OperatingUser as(String user, DatabaseFolder folder) throws IOException {
    giveAway(folder, user);
    List<String> probe = List.of("test", "-w", folder.root().toString());
    for (List<String> prefix :
        List.of(
            List.of("runuser", "-u", user, "--"),
            List.of("setpriv", "--reuid=" + user, "--clear-groups", "--"))) {
      OperatingUser candidate = new OperatingUser(prefix, user);
      if (candidate.works(probe)) {
        return candidate;
      }
    }
    throw new DatabaseException(
        "PostgreSQL must run as "
            + user
            + ", who cannot reach "
            + folder.root()
            + ": put the data folder where that user may enter, or start Weir as another user");
  }

  private static boolean exists(DatabaseFolder folder, String user) {
    try {
      return folder
              .root()
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(user)
          != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static void giveAway(DatabaseFolder folder, String user) throws IOException {
    UserPrincipal principal =
        folder.root().getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    try (Stream<Path> paths = Files.walk(folder.root())) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(principal)) {
          Files.setAttribute(path, "posix:owner", principal, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return command;
  }

  private boolean works(List<String> probe) {
    try {
      Process process =
          new ProcessBuilder(command(probe))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
