package dev.weir.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last requests that came to the providers. Thread-safe. */
public final class RequestLog {

  private static final int CAPACITY = 200;
  private static final int LONGEST_BODY = 256 * 1024;
  private static final Set<String> SECRETS =
      Set.of(
          "authorization",
          "x-api-key",
          "x-goog-api-key",
          "api-key",
          "x-provider-api-key",
          "cookie",
          "proxy-authorization");

  private final Deque<Entry> entries = new ArrayDeque<>();

  void add(String provider, Call call) {
    Entry entry = new Entry(Instant.now(), provider, call);
    synchronized (entries) {
      entries.addFirst(entry);
      if (entries.size() > CAPACITY) {
        entries.removeLast();
      }
    }
  }

  /** The requests, newest first. */
  public List<ReceivedRequest> requests() {
    List<Entry> copy;
    synchronized (entries) {
      copy = new ArrayList<>(entries);
    }
    return copy.stream().map(Entry::read).toList();
  }

  public void clear() {
    synchronized (entries) {
      entries.clear();
    }
  }

  private record Entry(Instant at, String provider, Call call) {

    private ReceivedRequest read() {
      Map<String, String> headers = new LinkedHashMap<>();
      call.headers()
          .forEach(
              (name, value) -> headers.put(name, SECRETS.contains(name) ? masked(value) : value));
      int length = Math.min(call.body().length, LONGEST_BODY);
      String body = new String(call.body(), 0, length, StandardCharsets.UTF_8);
      return new ReceivedRequest(
          at, provider, call.method(), pathAndQuery(), headers, body, call.body().length);
    }

    private String pathAndQuery() {
      StringBuilder path = new StringBuilder(call.path());
      char separator = '?';
      for (Map.Entry<String, String> parameter : call.query().entrySet()) {
        String value = parameter.getValue();
        path.append(separator)
            .append(parameter.getKey())
            .append('=')
            .append(parameter.getKey().equals("key") ? Keys.masked(value) : value);
        separator = '&';
      }
      return path.toString();
    }

    private static String masked(String value) {
      int space = value.indexOf(' ');
      return value.substring(0, space + 1) + Keys.masked(value.substring(space + 1));
    }
  }
}
