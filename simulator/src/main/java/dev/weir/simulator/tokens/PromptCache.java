package dev.weir.simulator.tokens;

import dev.weir.simulator.tokens.Prompt.Prefix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which beginnings of prompts were seen before, per provider, key and model. It remembers the last
 * ones up to a bound and never lets one expire by time. Thread-safe.
 */
public final class PromptCache {

  private static final int CAPACITY = 50_000;

  private final Map<Long, Boolean> seen =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > CAPACITY;
        }
      };

  /** Looks the prompt up and remembers it. */
  public CacheUse use(String scope, Prompt prompt, CacheRule rule) {
    if (prompt.tokens() < rule.minimum()) {
      return CacheUse.NONE;
    }
    List<Prefix> prefixes = prompt.prefixes(Segment.hash(scope));
    synchronized (seen) {
      return rule.onlyMarked() ? marked(prefixes, rule) : automatic(prefixes, rule);
    }
  }

  public void clear() {
    synchronized (seen) {
      seen.clear();
    }
  }

  private CacheUse automatic(List<Prefix> prefixes, CacheRule rule) {
    int read = 0;
    for (Prefix prefix : prefixes) {
      if (prefix.tokens() >= rule.minimum() && seen.put(prefix.hash(), true) != null) {
        read = prefix.tokens();
      }
    }
    return new CacheUse(read - read % rule.step(), 0, 0);
  }

  private CacheUse marked(List<Prefix> prefixes, CacheRule rule) {
    int lastMark = -1;
    for (int at = 0; at < prefixes.size(); at++) {
      if (prefixes.get(at).mark() != CacheMark.NONE
          && prefixes.get(at).tokens() >= rule.minimum()) {
        lastMark = at;
      }
    }
    int read = 0;
    for (int at = 0; at <= lastMark; at++) {
      if (seen.containsKey(prefixes.get(at).hash())) {
        read = prefixes.get(at).tokens();
      }
    }
    int from = read;
    int write5m = 0;
    int write1h = 0;
    for (int at = 0; at <= lastMark; at++) {
      Prefix prefix = prefixes.get(at);
      if (prefix.mark() == CacheMark.NONE || prefix.tokens() < rule.minimum()) {
        continue;
      }
      seen.put(prefix.hash(), true);
      int written = Math.max(0, prefix.tokens() - from);
      if (prefix.mark() == CacheMark.ONE_HOUR) {
        write1h += written;
      } else {
        write5m += written;
      }
      from = Math.max(from, prefix.tokens());
    }
    return new CacheUse(read, write5m, write1h);
  }
}
