package dev.weir.simulator.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Cuts the bytes of an answer where no sender would: inside characters, between CR and LF. */
final class Slicing {

  private Slicing() {}

  /** The same few bytes again and again, with a wait before each. */
  static List<Step> drip(List<Step> steps, int size, Duration interval) {
    List<Step> sliced = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        for (int from = 0; from < send.bytes().length; from += Math.max(1, size)) {
          sliced.add(new Step.Pause(interval));
          sliced.add(slice(send, from, from + Math.max(1, size)));
        }
      } else {
        sliced.add(step);
      }
    }
    return sliced;
  }

  /** Slices of random length, the same ones for the same seed; they run over frames' borders. */
  static List<Step> odd(List<Step> steps, long seed, int longest) {
    Random random = new Random(seed);
    List<Step> sliced = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        int from = 0;
        while (from < send.bytes().length) {
          int to = from + 1 + random.nextInt(Math.max(1, longest));
          sliced.add(slice(send, from, to));
          from = to;
        }
      } else {
        sliced.add(step);
      }
    }
    return sliced;
  }

  private static Step.Send slice(Step.Send send, int from, int to) {
    int end = Math.min(to, send.bytes().length);
    return new Step.Send(Arrays.copyOfRange(send.bytes(), from, end), send.tokens());
  }
}
