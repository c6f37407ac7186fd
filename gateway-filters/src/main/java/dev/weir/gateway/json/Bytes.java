package dev.weir.gateway.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of bytes. Not safe for threads; lives as long as one answer. */
public final class Bytes {

  private byte[] buffer;
  private int size;

  public Bytes(int capacity) {
    buffer = new byte[Math.max(16, capacity)];
  }

  public Bytes append(byte[] bytes) {
    return append(bytes, 0, bytes.length);
  }

  public Bytes append(byte[] bytes, int offset, int length) {
    reserve(length);
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
    return this;
  }

  public Bytes append(byte b) {
    reserve(1);
    buffer[size++] = b;
    return this;
  }

  /** Appends text that needs no escaping, as UTF-8. */
  public Bytes append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends so many bytes as the source writes them into the buffer. */
  public Bytes append(int length, Source source) {
    reserve(length);
    source.read(buffer, size, length);
    size += length;
    return this;
  }

  /** The bytes so far, as a copy. */
  public byte[] toArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** The bytes so far, without a copy when they fill the buffer, which is not used afterwards. */
  public byte[] release() {
    return size == buffer.length ? buffer : toArray();
  }

  /** The bytes so far as a copy; the buffer is empty afterwards. */
  public byte[] drain() {
    byte[] bytes = toArray();
    size = 0;
    return bytes;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  private void reserve(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  /** Where bytes come from. */
  public interface Source {

    /** Writes {@code length} bytes into the array from {@code offset} on. */
    void read(byte[] target, int offset, int length);
  }
}
