package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks an answer that came compressed although none was asked for, so that its usage can be
 * read. One object per answer, one thread at a time.
 */
final class ContentDecoding {

  private static final int SLICE = 1024;

  private final EmbeddedChannel channel;
  private final long maxBytes;

  private ContentDecoding(ZlibWrapper wrapper, long maxBytes) {
    this.maxBytes = maxBytes;
    channel = new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(wrapper, 0));
  }

  /**
   * The decoding for this header, or null where nothing is to be done.
   *
   * @param maxBytes the most that one read may hold
   * @throws AiException {@code provider_bad_response} for a coding that is not known
   */
  static @Nullable ContentDecoding of(@Nullable String contentEncoding, long maxBytes) {
    if (contentEncoding == null) {
      return null;
    }
    return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> null;
      case "gzip", "x-gzip" -> new ContentDecoding(ZlibWrapper.GZIP, maxBytes);
      case "deflate" -> new ContentDecoding(ZlibWrapper.ZLIB_OR_NONE, maxBytes);
      default ->
          throw new AiException(
              AiError.PROVIDER_BAD_RESPONSE,
              "the provider answered with content-encoding " + contentEncoding);
    };
  }

  /**
   * Unpacks one read, slice by slice, because a small one can hold very much.
   *
   * @throws AiException {@code provider_bad_response} if it cannot be unpacked, or is too much
   */
  byte[] decode(byte[] packed) {
    Bytes plain = new Bytes(packed.length * 4);
    try {
      for (int from = 0; from < packed.length; from += SLICE) {
        channel.writeInbound(
            Unpooled.wrappedBuffer(packed, from, Math.min(SLICE, packed.length - from)));
        take(plain);
        if (plain.size() > maxBytes) {
          throw new AiException(
              AiError.PROVIDER_BAD_RESPONSE,
              "the provider's packed answer is over " + maxBytes + " bytes");
        }
      }
    } catch (DecompressionException e) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, "the provider's answer cannot be unpacked");
    }
    return plain.toArray();
  }

  private void take(Bytes plain) {
    ByteBuf piece;
    while ((piece = channel.readInbound()) != null) {
      byte[] bytes = new byte[piece.readableBytes()];
      piece.readBytes(bytes);
      piece.release();
      plain.append(bytes);
    }
  }

  /** Gives its memory back; what was broken before is no news now. */
  void close() {
    try {
      channel.finishAndReleaseAll();
    } catch (DecompressionException e) {
      channel.releaseInbound();
    }
  }
}
