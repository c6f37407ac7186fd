package dev.weir.simulator.tokens;

import java.util.ArrayList;
import java.util.List;

/** A prompt as the tokenizer and the cache see it: its segments in order. */
public record Prompt(List<Segment> segments) {

  public Prompt {
    segments = List.copyOf(segments);
  }

  /** The tokens of the whole prompt, cached or not. */
  public int tokens() {
    int sum = 0;
    for (Segment segment : segments) {
      sum += segment.tokens();
    }
    return sum;
  }

  /** Each beginning of the prompt that ends with a segment, shortest first. */
  List<Prefix> prefixes(long scope) {
    List<Prefix> prefixes = new ArrayList<>(segments.size());
    long hash = scope;
    int tokens = 0;
    for (Segment segment : segments) {
      hash = Segment.mix(hash, segment.hash());
      tokens += segment.tokens();
      prefixes.add(new Prefix(hash, tokens, segment.mark()));
    }
    return prefixes;
  }

  record Prefix(long hash, int tokens, CacheMark mark) {}
}
