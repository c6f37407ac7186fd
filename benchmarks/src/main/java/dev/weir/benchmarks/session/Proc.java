package dev.weir.benchmarks.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the kernel's books. */
final class Proc {

  private static final double NANOS_PER_TICK = 1e9 / 100;

  private Proc() {}

  /** Run time of each thread of these processes so far, in nanoseconds. */
  static Map<Long, Long> threads(List<Long> pids) {
    Map<Long, Long> nanos = new HashMap<>();
    for (long pid : pids) {
      try (DirectoryStream<Path> tasks =
          Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
        for (Path task : tasks) {
          String text = read(task.resolve("schedstat"));
          if (!text.isEmpty()) {
            nanos.put(
                Long.parseLong(task.getFileName().toString()),
                Long.parseLong(text.substring(0, text.indexOf(' '))));
          }
        }
      } catch (IOException gone) {
        // The process ended; its time is what was read before.
      }
    }
    return nanos;
  }

  /** What was run between two readings; threads that ended in between are not known. */
  static double nanosBetween(Map<Long, Long> before, Map<Long, Long> after) {
    double nanos = 0;
    for (Map.Entry<Long, Long> thread : after.entrySet()) {
      nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return nanos;
  }

  /** Time that all cores together were not idle so far, in nanoseconds. */
  static double busyNanos() {
    String line = read(Path.of("/proc/stat")).lines().findFirst().orElse("");
    String[] fields = line.trim().split(" +");
    double ticks = 0;
    for (int i = 1; i < Math.min(fields.length, 9); i++) {
      // Idle and waiting for disks.
      if (i != 4 && i != 5) {
        ticks += Double.parseDouble(fields[i]);
      }
    }
    return ticks * NANOS_PER_TICK;
  }

  /** Cores of the machine; a pinned JVM does not see them all. */
  static long cores() {
    return read(Path.of("/proc/stat")).lines().filter(line -> line.matches("cpu[0-9].*")).count();
  }

  /** Resident memory of these processes in MB. */
  static double residentMegabytes(List<Long> pids) {
    double kilobytes = 0;
    for (long pid : pids) {
      for (String line : read(Path.of("/proc", Long.toString(pid), "status")).lines().toList()) {
        if (line.startsWith("VmRSS:")) {
          kilobytes += Double.parseDouble(line.replaceAll("[^0-9]", ""));
        }
      }
    }
    return kilobytes / 1024;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }
}
