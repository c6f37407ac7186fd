package dev.weir.simulator.http;

import dev.weir.simulator.meter.Meter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Carries out a plan on a connection and tells the meter what was written. */
final class Sender {

  private final HttpServerResponse response;
  private final Plan plan;
  private final Meter.@Nullable Entry entry;

  Sender(HttpServerResponse response, Plan plan, Meter meter) {
    this.response = response;
    this.plan = plan;
    this.entry = plan.bill() == null ? null : meter.open(plan.bill());
  }

  Publisher<Void> send() {
    if (entry != null && !plan.isStream()) {
      entry.finish();
    }
    return plan.beforeHeaders().isZero()
        ? begin()
        : Mono.delay(plan.beforeHeaders()).then(Mono.defer(() -> Mono.from(begin())));
  }

  private Publisher<Void> begin() {
    if (!plan.steps().isEmpty() && plan.steps().getFirst() == Step.Accident.RESET) {
      return Mono.defer(this::reset);
    }
    response.status(plan.status());
    plan.headers().forEach(response::header);
    if (plan.isPlain() && !plan.isStream() && plan.steps().getFirst() instanceof Step.Send only) {
      if (plan.steps().size() == 1) {
        return response.sendByteArray(Mono.just(only.bytes()));
      }
    }
    if (plan.isPlain() && plan.isStream()) {
      return response.send(
          Flux.fromIterable(plan.steps()).map(this::bytes).doOnComplete(this::end));
    }
    Flux<ByteBuf> body =
        Flux.fromIterable(plan.steps()).concatMap(this::perform, 1).doOnComplete(this::end);
    return plan.isHeadersFirst()
        ? response.sendHeaders().then(Mono.from(response.send(body, bytes -> true)))
        : response.send(body, bytes -> true);
  }

  private Mono<ByteBuf> perform(Step step) {
    return switch (step) {
      case Step.Send send -> Mono.fromCallable(() -> bytes(send));
      case Step.Pause(var length) -> Mono.delay(length).then(Mono.empty());
      case Step.Accident accident ->
          switch (accident) {
            case HANG -> Mono.never();
            case CLOSE -> Mono.defer(this::close);
            case RESET -> Mono.defer(this::reset);
          };
    };
  }

  private ByteBuf bytes(Step step) {
    if (!(step instanceof Step.Send(var bytes, var tokens))) {
      return Unpooled.EMPTY_BUFFER;
    }
    if (entry != null && plan.isStream()) {
      entry.written(tokens);
    }
    return Unpooled.wrappedBuffer(bytes);
  }

  private void end() {
    if (entry != null) {
      entry.finish();
    }
  }

  private <T> Mono<T> close() {
    response.withConnection(connection -> close(connection.channel()));
    return Mono.never();
  }

  private <T> Mono<T> reset() {
    response.withConnection(
        connection -> {
          connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
          close(connection.channel());
        });
    return Mono.never();
  }

  /** Nobody waits for the end of a connection that is closed on purpose. */
  private static void close(Channel channel) {
    var unused = channel.close();
  }
}
