package dev.weir.gateway.upstream;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.NettyOutbound;

/** Finds the event loop of a caller's connection. */
final class EventLoops {

  private EventLoops() {}

  /** Runs on the caller's loop; on the calling thread where the server is not Reactor Netty. */
  static Executor of(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    while (response instanceof ServerHttpResponseDecorator decorator) {
      response = decorator.getDelegate();
    }
    if (response instanceof AbstractServerHttpResponse server
        && server.getNativeResponse() instanceof NettyOutbound outbound) {
      Executor[] loop = new Executor[1];
      outbound.withConnection(connection -> loop[0] = connection.channel().eventLoop());
      return loop[0];
    }
    return Runnable::run;
  }

  /** Runs it at once where this thread is the loop's, else hands it over. */
  static void run(Executor loop, Runnable task) {
    if (loop instanceof EventExecutor events && !events.inEventLoop()) {
      events.execute(task);
    } else {
      task.run();
    }
  }
}
