package dev.weir.benchmarks.upstream;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The upstream's server, on one thread. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel.
public final class FastUpstream implements AutoCloseable {

  private static final int BACKLOG = 4096;

  private final EventLoopGroup loop = Transport.oneLoop();
  private final Channel server;

  /**
   * Listens on the loopback address.
   *
   * @param port 0 for any
   */
  public FastUpstream(int port) {
    Answers answers = new Answers();
    server =
        new ServerBootstrap()
            .group(loop)
            .channel(Transport.server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new UpstreamHandler(answers));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
  }

  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    loop.shutdownGracefully();
  }

  /** Runs until it is stopped; the argument is the port. */
  public static void main(String[] arguments) {
    FastUpstream upstream = new FastUpstream(Integer.parseInt(arguments[0]));
    upstream.server.closeFuture().syncUninterruptibly();
  }
}
