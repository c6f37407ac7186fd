package dev.weir.admin.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often a sign-in may be tried, per name and per address. Tries count before the
 * password is looked at, so that many at once do not slip through. Memory is bounded: beyond its
 * size the oldest names are forgotten, which costs an attacker more addresses than it gains tries.
 * Safe for any thread.
 */
final class SignInLimit {

  static final int TRIES_PER_NAME = 10;
  static final int TRIES_PER_ADDRESS = 50;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int MOST_ENTRIES = 20_000;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Window> windows = new LinkedHashMap<>();

  SignInLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts a try; answers how long to wait where there were too many, else null. */
  @Nullable Duration tried(String name, String address) {
    Instant now = clock.instant();
    lock.lock();
    try {
      Duration byAddress = count("address " + address, TRIES_PER_ADDRESS, now);
      Duration byName = count(nameKey(name), TRIES_PER_NAME, now);
      if (byAddress == null || (byName != null && byName.compareTo(byAddress) > 0)) {
        return byName;
      }
      return byAddress;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the tries of a name whose password was right. */
  void succeeded(String name) {
    lock.lock();
    try {
      windows.remove(nameKey(name));
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Duration count(String key, int most, Instant now) {
    Window window = windows.get(key);
    if (window == null || !now.isBefore(window.ends)) {
      windows.remove(key);
      makeRoom();
      window = new Window(now.plus(WINDOW));
      windows.put(key, window);
    }
    window.tries++;
    return window.tries > most ? Duration.between(now, window.ends) : null;
  }

  /** Windows stand in the order in which they end, so the first one ends next. */
  private void makeRoom() {
    if (windows.size() >= MOST_ENTRIES) {
      Iterator<String> oldest = windows.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static String nameKey(String name) {
    String known = name.length() > 100 ? name.substring(0, 100) : name;
    return "name " + known.toLowerCase(Locale.ROOT);
  }

  /** The tries of one name or address. */
  private static final class Window {
    private final Instant ends;
    private int tries;

    Window(Instant ends) {
      this.ends = ends;
    }
  }
}
