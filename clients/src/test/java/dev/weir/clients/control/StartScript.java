package dev.weir.clients.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A call of {@code ./start}. */
final class StartScript {

  private static final long LONGEST_SECONDS = 240;

  private final Process process;
  private final Path said;

  private StartScript(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Calls it.
   *
   * @param said where all that it prints goes
   */
  static StartScript call(Path said, String... options) throws IOException {
    // The jars are those of this build; a stamp of an earlier one would make the script build anew.
    Path stamp = Installation.root().resolve("target/start.stamp");
    if (Files.exists(stamp)) {
      Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
    }
    List<String> command = new ArrayList<>();
    command.add(Installation.root().resolve("start").toString());
    command.addAll(Arrays.asList(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new StartScript(process, said);
  }

  /** Waits until it says that Weir is ready. */
  void awaitReadiness() throws IOException, InterruptedException {
    awaitWords("Ctrl-C stops it.");
  }

  void awaitWords(String words) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!said().contains(words)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("./start does not say " + words + ":\n" + said());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  String said() throws IOException {
    return Files.readString(said);
  }

  /** Its exit code, when it has come to its end by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("./start does not end");
    }
    return process.exitValue();
  }

  /** Sends it SIGTERM, and impatiently another, and waits for its end. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(300, TimeUnit.MILLISECONDS);
    process.destroy();
    exitCode();
  }
}
