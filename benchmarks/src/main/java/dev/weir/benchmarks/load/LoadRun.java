package dev.weir.benchmarks.load;

import dev.weir.benchmarks.upstream.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One load on its way. All but the construction happens on the one event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel.
final class LoadRun {

  private static final int SEED = 20261120;

  private final EventLoopGroup loop;
  private final Load load;
  private final ByteBuf request;
  private final byte[] scratch = new byte[1 << 16];
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Deque<LoadConnection> idle = new ArrayDeque<>();
  private final Deque<Long> waiting = new ArrayDeque<>();
  private final Random random = new Random(SEED);
  private final Durations latencies = new Durations();
  private final Durations firstContent = new Durations();
  private final Durations delivery = new Durations();
  private long nextAt;
  private int answers;
  private int chunks;
  private int bad;
  private boolean counting;
  private boolean stopped;

  LoadRun(EventLoopGroup loop, Load load) {
    this.loop = loop;
    this.load = load;
    this.request = Unpooled.directBuffer(load.request().length).writeBytes(load.request());
  }

  Load load() {
    return load;
  }

  /** The request, for one write. */
  ByteBuf request() {
    return request.retainedDuplicate();
  }

  void start() {
    switch (load.pace()) {
      case Pace.Open open -> {
        connect(open.connections(), 0);
        // The first requests go out when the connections stand.
        nextAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        arrivals();
      }
      case Pace.Closed closed -> connect(closed.connections(), 0);
      case Pace.Ramped ramped ->
          connect(ramped.connections(), load.mode().length().toNanos() / ramped.connections());
    }
  }

  private void connect(int count, long apart) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(Transport.client())
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channels.add(channel);
                    channel.pipeline().addLast(new LoadConnection(LoadRun.this, scratch));
                  }
                });
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), load.port());
    for (int i = 0; i < count; i++) {
      if (apart == 0) {
        bootstrap.connect(address);
      } else {
        loop.next()
            .schedule(
                () -> {
                  if (!stopped) {
                    bootstrap.connect(address);
                  }
                },
                i * apart,
                TimeUnit.NANOSECONDS);
      }
    }
  }

  /** Sends what is due and comes again when the next is. */
  private void arrivals() {
    if (stopped || !(load.pace() instanceof Pace.Open open)) {
      return;
    }
    long now = System.nanoTime();
    while (nextAt <= now) {
      LoadConnection free = idle.pollLast();
      if (free == null) {
        waiting.add(nextAt);
      } else {
        free.send(nextAt);
      }
      nextAt += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / open.perSecond());
    }
    loop.next()
        .schedule(this::arrivals, Math.max(0, nextAt - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  void connected(LoadConnection connection) {
    free(connection);
  }

  private void free(LoadConnection connection) {
    if (stopped) {
      return;
    }
    if (!(load.pace() instanceof Pace.Open)) {
      connection.send(System.nanoTime());
      return;
    }
    Long due = waiting.pollFirst();
    if (due == null) {
      idle.addLast(connection);
    } else {
      connection.send(due);
    }
  }

  void firstContent(long duration) {
    if (counting) {
      firstContent.add(duration);
    }
  }

  void chunk(long duration) {
    if (counting) {
      chunks++;
      delivery.add(duration);
    }
  }

  void answered(LoadConnection connection, long startedAt, boolean good) {
    if (!good) {
      bad++;
    } else if (counting) {
      answers++;
      latencies.add(System.nanoTime() - startedAt);
    }
    free(connection);
  }

  void closed(LoadConnection connection, boolean busy) {
    if (busy && !stopped) {
      bad++;
    }
    idle.remove(connection);
  }

  void count(boolean on) {
    counting = on;
  }

  LoadResult stop() {
    stopped = true;
    for (Channel channel : channels) {
      channel.close();
    }
    request.release();
    return new LoadResult(
        answers, chunks, bad, latencies.sort(), firstContent.sort(), delivery.sort());
  }
}
