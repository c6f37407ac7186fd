package dev.weir.benchmarks.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of the upstream: a request after the other, no pipelining. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel.
final class UpstreamHandler extends ChannelInboundHandlerAdapter {

  private static final byte[] NOT_FOUND =
      "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Answers answers;
  private byte[] request = new byte[4096];
  private int length;
  private @Nullable PacedStream stream;

  UpstreamHandler(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    int count = bytes.readableBytes();
    if (request.length - length < count) {
      request = Arrays.copyOf(request, Math.max(2 * request.length, length + count));
    }
    bytes.readBytes(request, length, count);
    bytes.release();
    length += count;
    if (RequestHead.isComplete(request, length)) {
      answer(context);
      length = 0;
    }
  }

  private void answer(ChannelHandlerContext context) {
    Wire wire = Wire.of(RequestHead.target(request, length));
    if (wire == null) {
      context.writeAndFlush(context.alloc().directBuffer().writeBytes(NOT_FOUND));
      return;
    }
    Mode mode = RequestHead.mode(request, length);
    Answers.Script script = answers.of(wire);
    if (mode.isStream()) {
      stream = new PacedStream(context, script, mode);
      stream.start();
    } else if (mode.pause().isZero()) {
      context.writeAndFlush(script.whole().duplicate());
    } else {
      context
          .executor()
          .schedule(
              () -> context.writeAndFlush(script.whole().duplicate()),
              mode.pause().toNanos(),
              TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (stream != null && context.channel().isWritable()) {
      stream.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (stream != null) {
      stream.stop();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
