package dev.weir.benchmarks.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * One streamed answer: chunk n goes out n pauses after the first, whatever happened before; without
 * a pause all go as fast as the socket takes them. One thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel.
final class PacedStream {

  private final ChannelHandlerContext context;
  private final Answers.Script script;
  private final int stampAt;
  private final int chunks;
  private final long pause;
  private long startedAt;
  private int written;
  private boolean stopped;

  PacedStream(ChannelHandlerContext context, Answers.Script script, Mode mode) {
    this.context = context;
    this.script = script;
    this.stampAt = script.stampAt();
    this.chunks = mode.chunks();
    this.pause = mode.pause().toNanos();
  }

  void start() {
    startedAt = System.nanoTime();
    ByteBuf out = context.alloc().directBuffer(2048).writeBytes(script.opening());
    content(out);
    context.writeAndFlush(out);
    if (pause == 0) {
      writable();
    } else {
      later();
    }
  }

  private void content(ByteBuf out) {
    int start = out.writerIndex();
    out.writeBytes(script.content());
    long time = System.nanoTime();
    for (int i = Wire.STAMP_DIGITS - 1; i >= 0; i--) {
      out.setByte(start + stampAt + i, '0' + (int) (time % 10));
      time /= 10;
    }
    written++;
    if (written == chunks) {
      out.writeBytes(script.closing());
      stopped = true;
    }
  }

  private void later() {
    long due = startedAt + written * pause;
    context
        .executor()
        .schedule(this::tick, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private void tick() {
    if (stopped) {
      return;
    }
    ByteBuf out = context.alloc().directBuffer(1024);
    content(out);
    context.writeAndFlush(out);
    if (!stopped) {
      later();
    }
  }

  /** Goes on where there is no pause to wait for. */
  void writable() {
    if (pause > 0) {
      return;
    }
    while (!stopped && context.channel().isWritable()) {
      ByteBuf out = context.alloc().directBuffer(1024);
      content(out);
      context.write(out);
    }
    context.flush();
  }

  void stop() {
    stopped = true;
  }
}
