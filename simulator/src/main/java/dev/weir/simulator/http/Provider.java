package dev.weir.simulator.http;

import dev.weir.simulator.faults.Fault;
import org.jspecify.annotations.Nullable;

/** A provider as the server sees it. Thread-safe: one instance serves all requests. */
public interface Provider {

  /** The provider's name, which is also the first part of its paths. */
  String id();

  /** The key that the call carries, wherever it stands; null when there is none. */
  @Nullable String key(Call call);

  /** The model that the call names, as far as that can be seen; else empty. */
  String model(Call call);

  /** The answer; {@code fault} says which irregularities it shall have. */
  Reply answer(Call call, Fault fault, Pace pace);

  /** An error of this status in the provider's shape, with the seconds to wait if any. */
  Reply.Whole failure(int status, String message, @Nullable String waitSeconds);

  /** An error as an event of this call's kind of stream. */
  byte[] errorEvent(Call call, int status, String message);

  /** A sign of life in a stream that means nothing. */
  byte[] ping();
}
