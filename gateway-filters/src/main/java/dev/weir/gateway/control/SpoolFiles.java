package dev.weir.gateway.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool's folder: its segments within a quota, a few of them prepared ahead, so that no event
 * loop ever makes a file. One process at a time has the folder. Safe for any thread.
 */
final class SpoolFiles implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SpoolFiles.class);
  private static final String ENDING = ".segment";
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path folder;
  private final int segmentSize;
  private final long maxSize;
  private final FileChannel lockFile;
  private final AtomicLong size = new AtomicLong();
  private final AtomicLong number = new AtomicLong();
  private final AtomicInteger wanted = new AtomicInteger(2);
  private final Queue<SpoolSegment> prepared = new ConcurrentLinkedQueue<>();
  private final AtomicInteger preparedCount = new AtomicInteger();

  /** Whether the last try to make a segment failed. */
  private volatile boolean stuck;

  /** Only the thread that prepares. */
  private long nextTry = System.nanoTime();

  /**
   * @throws IllegalStateException if another process has the folder
   */
  SpoolFiles(Path folder, int segmentSize, long maxSize) throws IOException {
    this.folder = folder;
    this.segmentSize = segmentSize;
    this.maxSize = maxSize;
    PrivateFiles.createFolder(folder);
    this.lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock();
  }

  private void lock() throws IOException {
    @Nullable FileLock lock = null;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another gateway in this process; told below.
    }
    if (lock == null) {
      lockFile.close();
      throw new IllegalStateException(
          "weir.data: another gateway uses " + folder + " (expected: a folder for each gateway)");
    }
  }

  /** The segments of an earlier process, oldest first; files that are none are left alone. */
  List<SpoolSegment> earlier() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path file : found) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING + ".new")) {
          Files.deleteIfExists(file);
        } else if (name.endsWith(ENDING)) {
          files.add(file);
        }
      }
    }
    files.sort(null);
    List<SpoolSegment> segments = new ArrayList<>(files.size());
    for (Path file : files) {
      number.accumulateAndGet(numberOf(file) + 1, Math::max);
      size.addAndGet(Files.size(file));
      try {
        segments.add(SpoolSegment.open(file));
      } catch (IOException e) {
        log.error("{} cannot be read and is left as it is", file, e);
      }
    }
    return segments;
  }

  private static long numberOf(Path file) {
    String name = file.getFileName().toString();
    try {
      return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** One more lane may ask for a segment at any moment. */
  void expectLane() {
    wanted.incrementAndGet();
  }

  /** A prepared segment, or null where there is none now. */
  @Nullable SpoolSegment take() {
    SpoolSegment segment = prepared.poll();
    if (segment != null) {
      preparedCount.decrementAndGet();
    }
    return segment;
  }

  /** Makes what is missing; called every few milliseconds by one thread. */
  void prepare() {
    while (preparedCount.get() < wanted.get()) {
      if (size.get() + segmentSize > maxSize) {
        stuck("the spool has its full size of " + maxSize + " bytes (weir.spool.max-size)", null);
        return;
      }
      if (stuck && System.nanoTime() - nextTry < 0) {
        return;
      }
      Path file = folder.resolve(String.format("%016d%s", number.getAndIncrement(), ENDING));
      try {
        prepared.add(SpoolSegment.create(file, segmentSize));
        size.addAndGet(segmentSize);
        preparedCount.incrementAndGet();
        if (stuck) {
          stuck = false;
          log.info("the spool has room again");
        }
      } catch (IOException e) {
        nextTry = System.nanoTime() + RETRY_NANOS;
        stuck("the spool cannot grow", e);
        return;
      }
    }
  }

  private void stuck(String why, @Nullable IOException cause) {
    if (!stuck) {
      stuck = true;
      log.error("{}; usage records will be lost once its segments are full", why, cause);
    }
  }

  /** Whether the last segment could not be made. */
  boolean isStuck() {
    return stuck;
  }

  /**
   * Whether no more segment can be made and at most so many are left.
   *
   * @param left prepared ones that are held back
   */
  boolean isFull(int left) {
    return stuck && preparedCount.get() <= left;
  }

  /** Deletes a segment and gives its room back. */
  void delete(SpoolSegment segment) {
    try {
      Files.deleteIfExists(segment.file());
      size.addAndGet(-segment.size());
    } catch (IOException e) {
      log.error("{} cannot be deleted", segment.file(), e);
    }
  }

  /** Gives the folder free; what was prepared for nobody goes. */
  @Override
  public void close() throws IOException {
    for (SpoolSegment unused = take(); unused != null; unused = take()) {
      delete(unused);
    }
    release();
  }

  /** Gives the folder free and leaves everything in it as it is. */
  void release() throws IOException {
    lockFile.close();
  }
}
