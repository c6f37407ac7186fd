package dev.weir.gateway.control;

import dev.weir.benchmarks.micro.SampleRecord;
import dev.weir.ledger.UsageRecord;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event loop pays for one request's durable usage: the record of its beginning and that of
 * its end, on a spool with segments of the usual size. Each measurement is a run of requests that
 * the prepared segments have room for, as at any rate that the disk can follow.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 60)
@Measurement(iterations = 60)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-Djmh.executor=CUSTOM",
      "-Djmh.executor.class=dev.weir.gateway.control.SpoolBenchmark$EventLoops"
    })
public class SpoolBenchmark {

  private static final int REQUESTS = 4_000;
  private static final int SEGMENT = 4 << 20;
  private static final long MOST = 1L << 28;

  private final UsageRecord.Opening opening = SampleRecord.opening();
  private final UsageRecord record = SampleRecord.closed();
  private Path folder = Path.of("");
  private @Nullable UsageSpool spool;

  @Setup(Level.Iteration)
  public void start() throws IOException {
    folder = Files.createTempDirectory("weir-spool-benchmark");
    UsageSpool fresh = new UsageSpool(new SpoolFiles(folder, SEGMENT, MOST));
    // The lane of this thread, and the segments that it will want.
    fresh.opened(opening);
    fresh.files().prepare();
    spool = fresh;
  }

  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public UsageSpool request() {
    UsageSpool spool = spool();
    for (int i = 0; i < REQUESTS; i++) {
      spool.opened(opening);
      spool.closed(record);
    }
    return spool;
  }

  /** Deletes the files and makes sure that all of it went the way of an event loop. */
  @TearDown(Level.Iteration)
  public void stop() throws IOException {
    UsageSpool spool = spool();
    if (spool.lost() + spool.late() > 0) {
      throw new IllegalStateException("The spool had no room: this measured something else.");
    }
    spool.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private UsageSpool spool() {
    return Objects.requireNonNull(spool);
  }

  /** Runs benchmarks on threads of the kind that event loops have. */
  public static final class EventLoops extends ThreadPoolExecutor {

    /** JMH's signature. */
    public EventLoops(int threads, String prefix) {
      super(
          threads,
          threads,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new DefaultThreadFactory(prefix));
    }
  }
}
