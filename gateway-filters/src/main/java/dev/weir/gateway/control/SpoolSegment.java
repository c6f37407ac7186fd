package dev.weir.gateway.control;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A file of entries, mapped into memory: writing one is a copy and no system call, and it survives
 * the death of the process at once, because the pages belong to the kernel. Each entry is the
 * length of its payload, a CRC32C of what follows, its kind, the request's id and the payload; the
 * first length of zero, or a sum that does not fit, is the end. The file is written full of zeros
 * before it is mapped: a hole that no disk space is left for would kill the process.
 *
 * <p>One thread writes, others read, at the same time: an entry is visible once {@link #written()}
 * has passed it.
 */
final class SpoolSegment {

  private static final int MAGIC = 0x57454952;
  private static final int FORMAT = 1;
  private static final int FILE_HEADER = 16;

  /** Length and sum. */
  private static final int SUMMED_FROM = 8;

  private static final int ENTRY_HEADER = SUMMED_FROM + 1 + 16;
  private static final int ZEROS = 64 * 1024;
  private static final int PAGE = 4096;
  private static final VarHandle WRITTEN;

  static {
    try {
      WRITTEN = MethodHandles.lookup().findVarHandle(SpoolSegment.class, "written", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Path file;
  private final MappedByteBuffer bytes;
  private final CRC32C sum = new CRC32C();

  /** Written by the lane's thread, read by the shipper and the thread that forces. */
  private int written;

  /** Only the thread that forces. */
  private int forced;

  private volatile boolean sealed;

  private SpoolSegment(Path file, MappedByteBuffer bytes, int written) {
    this.file = file;
    this.bytes = bytes;
    this.written = written;
  }

  /**
   * Makes a new segment of this size.
   *
   * @throws IOException if the disk has no room for all of it
   */
  static SpoolSegment create(Path file, int size) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
      for (int done = 0; done < size; done += ZEROS) {
        zeros.clear().limit(Math.min(ZEROS, size - done));
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
      MappedByteBuffer bytes = channel.map(MapMode.READ_WRITE, 0, size);
      bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(0, MAGIC).putInt(4, FORMAT);
      bytes.force(0, FILE_HEADER);
      channel.force(true);
      // So that the first write to a page is not a fault on an event loop.
      for (int page = PAGE; page < size; page += PAGE) {
        bytes.put(page, (byte) 0);
      }
      Files.move(unfinished, file);
      SpoolSegment segment = new SpoolSegment(file, bytes, FILE_HEADER);
      segment.forced = FILE_HEADER;
      return segment;
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /**
   * Opens a segment of an earlier process; nothing is written to it any more.
   *
   * @throws IOException if it is no segment
   */
  static SpoolSegment open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MappedByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.capacity() < FILE_HEADER || bytes.getInt(0) != MAGIC || bytes.getInt(4) != FORMAT) {
        throw new IOException(file + " is no spool segment of this version");
      }
      SpoolSegment segment = new SpoolSegment(file, bytes, bytes.capacity());
      segment.sealed = true;
      segment.written = segment.end();
      segment.forced = segment.written;
      return segment;
    }
  }

  /** Where the entries of an earlier process end: at the first that is not whole. */
  private int end() {
    int position = FILE_HEADER;
    while (isWhole(position)) {
      position += ENTRY_HEADER + bytes.getInt(position);
    }
    return position;
  }

  private boolean isWhole(int position) {
    if (position + ENTRY_HEADER > bytes.capacity()) {
      return false;
    }
    int length = bytes.getInt(position);
    if (length <= 0 || length > bytes.capacity() - position - ENTRY_HEADER) {
      return false;
    }
    sum.reset();
    sum.update(bytes.slice(position + SUMMED_FROM, ENTRY_HEADER - SUMMED_FROM + length));
    return (int) sum.getValue() == bytes.getInt(position + 4);
  }

  /**
   * Appends an entry; one thread at a time.
   *
   * @return false if there is no room; the segment is full then
   */
  boolean append(EntryKind kind, UUID id, byte[] payload) {
    int start = written;
    if (sealed || payload.length > bytes.capacity() - start - ENTRY_HEADER) {
      return false;
    }
    bytes.put(start + SUMMED_FROM, kind.code());
    bytes.putLong(start + SUMMED_FROM + 1, id.getMostSignificantBits());
    bytes.putLong(start + SUMMED_FROM + 9, id.getLeastSignificantBits());
    bytes.put(start + ENTRY_HEADER, payload);
    sum.reset();
    sum.update(bytes.slice(start + SUMMED_FROM, ENTRY_HEADER - SUMMED_FROM + payload.length));
    bytes.putInt(start + 4, (int) sum.getValue());
    bytes.putInt(start, payload.length);
    WRITTEN.setRelease(this, start + ENTRY_HEADER + payload.length);
    return true;
  }

  /** Nothing is appended any more. */
  void seal() {
    sealed = true;
  }

  /** Whether nothing is appended any more. */
  boolean isSealed() {
    return sealed;
  }

  /** The size of the file. */
  int size() {
    return bytes.capacity();
  }

  /** How far the entries go; what stands before it may be read by any thread. */
  int written() {
    return (int) WRITTEN.getAcquire(this);
  }

  /** Where the first entry stands. */
  static int start() {
    return FILE_HEADER;
  }

  /** The entry at this position, which must be before {@link #written()}. */
  Entry read(int position) {
    int length = bytes.getInt(position);
    byte[] payload = new byte[length];
    bytes.get(position + ENTRY_HEADER, payload);
    return new Entry(
        EntryKind.of(bytes.get(position + SUMMED_FROM)),
        new UUID(
            bytes.getLong(position + SUMMED_FROM + 1), bytes.getLong(position + SUMMED_FROM + 9)),
        payload,
        position + ENTRY_HEADER + length);
  }

  /** Writes to the disk what came since the last time; one thread at a time. */
  void force() {
    int end = written();
    if (end > forced) {
      bytes.force(forced, end - forced);
      forced = end;
    }
  }

  /** Writes all of it to the disk, now, on any thread. */
  void forceNow() {
    bytes.force();
  }

  Path file() {
    return file;
  }

  /** Forgets the file; the memory goes with the last reference. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * An entry as it was read.
   *
   * @param id the request's
   * @param next where the next one stands
   */
  record Entry(EntryKind kind, UUID id, byte[] payload, int next) {}

  /** What an entry holds. */
  enum EntryKind {
    /** A request has begun. */
    OPENED(1),
    /** A request has come to its end. */
    CLOSED(2);

    private final byte code;

    EntryKind(int code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }

    static EntryKind of(byte code) {
      return code == CLOSED.code ? CLOSED : OPENED;
    }
  }
}
