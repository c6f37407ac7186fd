package dev.weir.benchmarks.load;

import dev.weir.benchmarks.upstream.Transport;
import io.netty.channel.EventLoopGroup;

/** Runs one load after the other. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel.
public final class Loader implements AutoCloseable {

  private final EventLoopGroup loop = Transport.oneLoop();

  /**
   * Runs a load to its end.
   *
   * @param begin is called right before counting begins
   * @param end is called right after it
   */
  public LoadResult run(Load load, Runnable begin, Runnable end) throws InterruptedException {
    LoadRun run = new LoadRun(loop, load);
    loop.submit(run::start).sync();
    Thread.sleep(load.leadIn());
    begin.run();
    loop.submit(() -> run.count(true)).sync();
    Thread.sleep(load.window());
    loop.submit(() -> run.count(false)).sync();
    end.run();
    return loop.submit(run::stop).sync().getNow();
  }

  /** Runs a load where nobody looks at the window. */
  public LoadResult run(Load load) throws InterruptedException {
    return run(load, () -> {}, () -> {});
  }

  @Override
  public void close() {
    loop.shutdownGracefully();
  }
}
