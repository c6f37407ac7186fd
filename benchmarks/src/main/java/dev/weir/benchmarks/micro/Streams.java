package dev.weir.benchmarks.micro;

import dev.weir.benchmarks.upstream.Wire;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Warnings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Streams to read, and the call that they answer. */
final class Streams {

  /** Content chunks of each stream. */
  static final int CHUNKS = 200;

  private Streams() {}

  /** A stream cut so that each piece holds one content chunk, as it usually comes from a socket. */
  static List<byte[]> pieces(Wire wire) {
    List<byte[]> pieces = new ArrayList<>();
    if (wire.opening().length > 0) {
      pieces.add(wire.opening());
    }
    for (int i = 0; i < CHUNKS; i++) {
      pieces.add(wire.content());
    }
    pieces.add(wire.closing());
    return pieces;
  }

  /** The same bytes in pieces of this size. */
  static List<byte[]> cut(List<byte[]> pieces, int size) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    pieces.forEach(whole::writeBytes);
    byte[] bytes = whole.toByteArray();
    List<byte[]> cut = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      byte[] piece = new byte[Math.min(size, bytes.length - from)];
      System.arraycopy(bytes, from, piece, 0, piece.length);
      cut.add(piece);
    }
    return cut;
  }

  static ProviderCall call(String model) {
    return new ProviderCall(
        model, Set.of(), true, true, "chatcmpl-1", 1_790_000_000L, new Warnings(false));
  }
}
