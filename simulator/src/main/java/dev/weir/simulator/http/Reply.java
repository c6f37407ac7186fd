package dev.weir.simulator.http;

import dev.weir.simulator.meter.Bill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider answers, before pace and faults. Without a bill nothing is metered. */
public sealed interface Reply {

  Map<String, String> headers();

  @Nullable Bill bill();

  /** A whole answer. */
  record Whole(int status, Map<String, String> headers, byte[] body, @Nullable Bill bill)
      implements Reply {

    /** The same answer with a {@code retry-after} when there is a wait. */
    public Whole waiting(@Nullable String seconds) {
      if (seconds == null) {
        return this;
      }
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put("retry-after", seconds);
      return new Whole(status, more, body, bill);
    }
  }

  /** A stream. */
  record Streamed(Map<String, String> headers, List<Frame> frames, Bill bill) implements Reply {

    public Streamed {
      frames = List.copyOf(frames);
    }
  }
}
