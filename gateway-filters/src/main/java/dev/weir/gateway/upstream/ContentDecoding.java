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

  private final EmbeddedChannel channel;

  private ContentDecoding(ZlibWrapper wrapper) {
    channel = new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(wrapper, 0));
  }

  /**
   * The decoding for this header, or null where nothing is to be done.
   *
   * @throws AiException {@code provider_bad_response} for a coding that is not known
   */
  static @Nullable ContentDecoding of(@Nullable String contentEncoding) {
    if (contentEncoding == null) {
      return null;
    }
    return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> null;
      case "gzip", "x-gzip" -> new ContentDecoding(ZlibWrapper.GZIP);
      case "deflate" -> new ContentDecoding(ZlibWrapper.ZLIB_OR_NONE);
      default ->
          throw new AiException(
              AiError.PROVIDER_BAD_RESPONSE,
              "the provider answered with content-encoding " + contentEncoding);
    };
  }

  byte[] decode(byte[] packed) {
    Bytes plain = new Bytes(packed.length * 4);
    try {
      channel.writeInbound(Unpooled.wrappedBuffer(packed));
      ByteBuf piece;
      while ((piece = channel.readInbound()) != null) {
        byte[] bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        piece.release();
        plain.append(bytes);
      }
    } catch (DecompressionException e) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, "the provider's answer cannot be unpacked");
    }
    return plain.toArray();
  }

  void close() {
    channel.finishAndReleaseAll();
  }
}
