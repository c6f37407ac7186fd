package dev.weir.benchmarks.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the system calls of a process with all its threads, between {@link #start} and {@link
 * #stop}, each of which takes some milliseconds to have effect.
 */
final class Strace implements AutoCloseable {

  private final List<String> command;
  private final Path summary;
  private @Nullable Process process;

  /**
   * @param summary where strace writes what it counted
   */
  Strace(List<Long> pids, int core, Path summary) {
    this.summary = summary;
    this.command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core), "strace"));
    command.addAll(List.of("-c", "-f", "-qq", "-U", "calls,name", "-o", summary.toString()));
    for (long pid : pids) {
      command.add("-p");
      command.add(Long.toString(pid));
    }
  }

  /** Whether strace is installed and may look at processes. */
  static boolean isThere() {
    try {
      return new ProcessBuilder("strace", "-V")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** strace writes its summary when it is interrupted, as by the keyboard. */
  void stop() {
    Process running = Objects.requireNonNull(process);
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(running.pid())).start().waitFor();
      running.waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The calls by name. */
  Map<String, Long> calls() throws IOException {
    Map<String, Long> calls = new TreeMap<>();
    for (String line : Files.readAllLines(summary)) {
      String[] fields = line.trim().split(" +");
      if (fields.length == 2 && fields[0].matches("[0-9]+") && !fields[1].equals("total")) {
        calls.put(fields[1], Long.parseLong(fields[0]));
      }
    }
    return calls;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
