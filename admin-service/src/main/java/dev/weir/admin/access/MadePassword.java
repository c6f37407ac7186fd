package dev.weir.admin.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in which the first admin finds the password that was made for them; only the owner of
 * the process can read it, and it goes when the password is changed.
 */
class MadePassword {

  private static final Logger log = LoggerFactory.getLogger(MadePassword.class);

  private final Path file;

  MadePassword(Path file) {
    this.file = file;
  }

  void write(String password) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, password);
    } catch (IOException e) {
      throw new UncheckedIOException("the first admin's password cannot be written to " + file, e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} holds a password that is not valid any more and cannot be removed", file, e);
    }
  }
}
