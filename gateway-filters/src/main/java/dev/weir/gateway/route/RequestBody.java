package dev.weir.gateway.route;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads a request's body once, into one array, and gives the network's buffers back at once. */
final class RequestBody {

  private static final int FIRST_GUESS = 4096;
  private static final int MOST_RESERVED = 1 << 20;

  private final long maxBytes;

  RequestBody(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The whole body.
   *
   * @throws AiException {@link AiError#REQUEST_TOO_LARGE} or {@link
   *     AiError#UNSUPPORTED_MEDIA_TYPE}, before anything is read where the headers tell
   */
  Mono<Bytes> read(ServerHttpRequest request) {
    checkKind(
        request.getHeaders().getFirst("content-type"),
        request.getHeaders().getFirst("content-encoding"));
    long length = request.getHeaders().getContentLength();
    if (length > maxBytes) {
      throw tooLarge();
    }
    int capacity = length < 0 ? FIRST_GUESS : (int) Math.min(length, MOST_RESERVED);
    return request.getBody().collect(() -> new Bytes(capacity), this::add);
  }

  private void add(Bytes bytes, DataBuffer buffer) {
    int count = buffer.readableByteCount();
    if (bytes.size() + (long) count > maxBytes) {
      DataBufferUtils.release(buffer);
      throw tooLarge();
    }
    bytes.append(count, buffer::read);
    DataBufferUtils.release(buffer);
  }

  private AiException tooLarge() {
    return new AiException(
        AiError.REQUEST_TOO_LARGE,
        "body: over " + maxBytes + " bytes (the limit is weir.max-request-size)");
  }

  private static void checkKind(@Nullable String type, @Nullable String encoding) {
    if (type != null) {
      String lower = type.toLowerCase(Locale.ROOT);
      if (!lower.startsWith("application/json") && !lower.contains("+json")) {
        throw new AiException(
            AiError.UNSUPPORTED_MEDIA_TYPE,
            "content-type: " + type + " (expected: application/json)");
      }
    }
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new AiException(
          AiError.UNSUPPORTED_MEDIA_TYPE, "content-encoding: " + encoding + " (expected: none)");
    }
  }
}
