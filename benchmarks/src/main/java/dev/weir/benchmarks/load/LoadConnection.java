package dev.weir.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of the loader, with one request under way at most. One thread. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel.
final class LoadConnection extends ChannelInboundHandlerAdapter implements AnswerReader.Listener {

  private final LoadRun run;
  private final byte[] scratch;
  private final AnswerReader reader = new AnswerReader(this);
  private @Nullable ChannelHandlerContext channel;
  private long startedAt;
  private boolean first;
  private boolean busy;

  /**
   * @param scratch shared by all connections of the thread
   */
  LoadConnection(LoadRun run, byte[] scratch) {
    this.run = run;
    this.scratch = scratch;
  }

  /**
   * Sends the next request.
   *
   * @param start from when on its time counts
   */
  void send(long start) {
    startedAt = start;
    first = true;
    busy = true;
    ChannelHandlerContext context = Objects.requireNonNull(channel);
    context.writeAndFlush(run.request(), context.voidPromise());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context;
    run.connected(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    while (bytes.isReadable()) {
      int count = Math.min(scratch.length, bytes.readableBytes());
      bytes.readBytes(scratch, 0, count);
      reader.read(scratch, count);
    }
    bytes.release();
  }

  @Override
  public boolean isStream() {
    return run.load().mode().isStream();
  }

  @Override
  public void chunk(long sentAt) {
    long now = System.nanoTime();
    if (first) {
      first = false;
      run.firstContent(now - startedAt);
    }
    run.chunk(now - sentAt);
  }

  @Override
  public void end(boolean good, int chunks) {
    busy = false;
    run.answered(this, startedAt, good && (!isStream() || chunks == run.load().mode().chunks()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    run.closed(this, busy);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
