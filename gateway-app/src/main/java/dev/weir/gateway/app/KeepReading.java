package dev.weir.gateway.app;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Asks for the next read after requests that had to wait behind another one. reactor-netty 1.3.7
 * forgets to, where such a request is answered at once, and the connection then stays silent for
 * ever (its issue 4361, mended in 1.3.8); a read too many does no harm. One connection, one thread.
 */
final class KeepReading extends ChannelDuplexHandler {

  private static final String ENDED =
      "reactor.netty.http.server.HttpServerOperationsTerminatedEvent";

  private int running;
  private boolean haveWaited;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest && running++ > 0) {
      haveWaited = true;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    context.fireUserEventTriggered(event);
    if (running > 0 && event.getClass().getName().equals(ENDED)) {
      running--;
      if (haveWaited) {
        haveWaited = running > 0;
        context.executor().execute(context.channel()::read);
      }
    }
  }
}
