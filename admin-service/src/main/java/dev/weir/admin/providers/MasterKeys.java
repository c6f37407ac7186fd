package dev.weir.admin.providers;

import dev.weir.ledger.SealedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal providers' keys in the database, by version: from the environment, else from a
 * file that only its owner can read. More than one is there while one replaces another. The file is
 * read for each use, because another process may rotate it. Safe for any thread.
 */
final class MasterKeys {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final @Nullable String given;
  private final Path file;
  private final SecureRandom random;

  /** Keys that were there once: what a transaction read just before a rotation still opens. */
  private final Map<Integer, byte[]> remembered = new ConcurrentHashMap<>();

  /**
   * @param given keys as {@code v<version>:<base64>}, divided by commas, or the base64 of one; null
   *     takes the file
   */
  MasterKeys(@Nullable String given, Path file, SecureRandom random) {
    this.given = given == null || given.isBlank() ? null : given.strip();
    this.file = file;
    this.random = random;
  }

  boolean areGiven() {
    return given != null;
  }

  /** The key of this version; null where it was never there. */
  byte @Nullable [] key(int version) {
    byte[] key = all().get(version);
    return key == null ? remembered.get(version) : key;
  }

  /** All keys; the last one seals. A file that is missing is made. */
  NavigableMap<Integer, byte[]> all() {
    NavigableMap<Integer, byte[]> keys = read();
    remembered.putAll(keys);
    return keys;
  }

  private NavigableMap<Integer, byte[]> read() {
    if (given != null) {
      return parsed(given.split(","), "weir.master-key");
    }
    try {
      if (!Files.exists(file)) {
        write(new TreeMap<>(Map.of(1, fresh())), true);
      }
      checkMode();
      return parsed(Files.readString(file).strip().split("\\s+"), file.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the master key cannot be read", e);
    }
  }

  /** Adds a new key to the file, which seals from now on. */
  void addFresh() {
    NavigableMap<Integer, byte[]> keys = all();
    keys.put(keys.lastKey() + 1, fresh());
    write(keys, false);
  }

  /** Removes all but the last one from the file. */
  void keepLast() {
    NavigableMap<Integer, byte[]> keys = all();
    keys.headMap(keys.lastKey()).clear();
    write(keys, false);
  }

  private byte[] fresh() {
    byte[] key = new byte[SealedValue.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  private static NavigableMap<Integer, byte[]> parsed(String[] texts, String where) {
    TreeMap<Integer, byte[]> keys = new TreeMap<>();
    for (String text : texts) {
      try {
        String entry = text.strip();
        boolean versioned = entry.matches("v\\d{1,6}:.*");
        int colon = entry.indexOf(':');
        byte[] key = Base64.getDecoder().decode(versioned ? entry.substring(colon + 1) : entry);
        int version = versioned ? Integer.parseInt(entry.substring(1, colon)) : 1;
        if (key.length == SealedValue.KEY_BYTES && keys.put(version, key) == null) {
          continue;
        }
      } catch (IllegalArgumentException e) {
        // Told below, without its text.
      }
      throw new IllegalStateException(
          where + " is no master key (expected: base64 of 32 bytes, or v<version>:<base64>)");
    }
    return keys;
  }

  private void write(NavigableMap<Integer, byte[]> keys, boolean isNew) {
    StringBuilder text = new StringBuilder();
    keys.forEach(
        (version, key) ->
            text.append('v')
                .append(version)
                .append(':')
                .append(Base64.getEncoder().encodeToString(key))
                .append('\n'));
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Path next =
          Files.createTempFile(
              folder,
              file.getFileName() + ".",
              ".new",
              PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try {
        Files.writeString(
            next,
            text,
            StandardCharsets.US_ASCII,
            StandardOpenOption.WRITE,
            StandardOpenOption.SYNC);
        if (isNew) {
          linkUnlessThere(next);
        } else {
          Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the master key cannot be written", e);
    }
  }

  /** Of several that make the first key at once, in any process, one wins and all use its key. */
  private void linkUnlessThere(Path next) throws IOException {
    try {
      Files.createLink(file, next);
    } catch (FileAlreadyExistsException another) {
      // Its key is the one.
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      Files.copy(next, file, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private void checkMode() throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(mode)) {
      throw new IllegalStateException(
          file.getFileName()
              + " has mode "
              + PosixFilePermissions.toString(mode)
              + " (expected: rw------- for its owner alone)");
    }
  }
}
