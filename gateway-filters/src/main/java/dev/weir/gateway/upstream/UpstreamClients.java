package dev.weir.gateway.upstream;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.function.Supplier;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/**
 * One HTTP client with a pool of its own for each event loop: a call borrows a connection that
 * lives on the loop that serves the caller, so no request changes threads. Calls from other threads
 * share one more.
 */
final class UpstreamClients {

  private final HttpClient shared;
  private final FastThreadLocal<HttpClient> ofLoop;

  /**
   * @param factory makes a client with a new pool
   */
  UpstreamClients(Supplier<HttpClient> factory) {
    shared = factory.get();
    ofLoop =
        new FastThreadLocal<>() {
          @Override
          protected HttpClient initialValue() {
            return factory.get();
          }
        };
  }

  HttpClient current() {
    return Thread.currentThread() instanceof FastThreadLocalThread
            && Schedulers.isInNonBlockingThread()
        ? ofLoop.get()
        : shared;
  }
}
