package dev.weir.clients.control;

import dev.weir.clients.control.ProofCaller.Sight;
import dev.weir.clients.control.ProofRequest.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Compares what the callers saw, what the simulator's meter counted, and what the ledger says. Each
 * question answers with what is wrong, a sentence each; empty if nothing is.
 */
final class ProofAudit {

  /** Anthropic says at a stream's start that it wrote one token, before it wrote any. */
  private static final int ANNOUNCED_TOKENS = 1;

  private final Map<String, Sight> sights = new TreeMap<>();
  private final List<ProofRow> rows;
  private final Map<String, ProofRow> byRequest = new HashMap<>();
  private final Map<String, JsonNode> metered = new TreeMap<>();
  private final JsonNode meter;
  private final Map<Dialect, Long> overhead;

  /**
   * @param meter its entries by the provider's request id
   * @param overhead the tokens of a prompt beside its words
   */
  ProofAudit(List<Sight> sights, List<ProofRow> rows, JsonNode meter, Map<Dialect, Long> overhead) {
    sights.forEach(sight -> this.sights.put(sight.request().id(), sight));
    this.rows = rows;
    this.meter = meter;
    this.overhead = overhead;
    rows.forEach(row -> byRequest.put(row.requestId(), row));
    Map<String, String> places = new HashMap<>();
    sights.forEach(sight -> places.put(place(sight), sight.request().id()));
    meter.forEachEntry(
        (id, entry) -> metered.put(places.getOrDefault(place(entry), "nobody's"), entry));
  }

  /** Rows of nobody's request, and second rows. */
  List<String> doubled() {
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> requests = new HashSet<>();
    for (ProofRow row : rows) {
      if (!ids.add(row.text("id"))) {
        wrong.add(row + " has an id that another row has");
      }
      if (!requests.add(row.requestId())) {
        wrong.add(row + " is the request's second row");
      }
      if (!sights.containsKey(row.requestId())) {
        wrong.add(row + " is nobody's");
      }
    }
    return wrong;
  }

  /** Requests that were answered, or counted by the provider, and have no row. */
  List<String> missing() {
    List<String> wrong = new ArrayList<>();
    for (Sight sight : sights.values()) {
      if (sight.status() > 0 && !byRequest.containsKey(sight.request().id())) {
        wrong.add(sight + " has no row");
      }
    }
    for (String request : metered.keySet()) {
      if (!byRequest.containsKey(request)) {
        wrong.add("what the provider counted has no row: " + metered.get(request));
      }
    }
    return wrong;
  }

  private String place(Sight sight) {
    ProofRequest request = sight.request();
    return request.model() + " " + (request.words() + overhead.get(request.dialect()));
  }

  private static String place(JsonNode entry) {
    return entry.path("model").asString("") + " " + entry.path("prompt_tokens").asLong();
  }

  /** Rows that claim the provider's count and have another. */
  List<String> miscounted() {
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ProofRow row : rows) {
      String id = row.text("provider_request_id");
      if (!id.isEmpty() && !ids.add(id)) {
        wrong.add(row + " has the provider's id of another row");
      }
      if (!row.source().equals("provider")) {
        continue;
      }
      JsonNode entry = meter.path(id);
      if (!entry.path("finished").asBoolean(false)
          || entry.path("prompt_tokens").asLong(-1) != row.promptTokens()
          || entry.path("completion_tokens").asLong(-1) != row.completionTokens()) {
        wrong.add(row + " differs from the meter: " + entry);
      }
    }
    return wrong;
  }

  /**
   * Rows without the provider's count that have no reason, or say more than there can have been.
   */
  List<String> unbounded() {
    List<String> wrong = new ArrayList<>();
    for (ProofRow row : rows) {
      Sight sight = sights.get(row.requestId());
      if (sight == null) {
        continue;
      }
      long prompt = sight.request().words() + overhead.get(sight.request().dialect());
      boolean holds =
          switch (row.source()) {
            case "provider" -> true;
            case "provider_partial" ->
                isBroken(row)
                    && row.completionTokens()
                        <= Math.max(ANNOUNCED_TOKENS, sumOf(row, "completion_tokens"));
            case "estimated" ->
                row.promptTokens() > prompt / 2
                    && row.promptTokens() < prompt * 2 + 20
                    && row.completionTokens() <= sumOf(row, "completion_tokens") * 2 + 4;
            case "none" -> row.promptTokens() == 0 && row.completionTokens() == 0;
            default -> false;
          };
      if (!holds) {
        wrong.add(row + " claims too much; seen: " + sight);
      }
    }
    return wrong;
  }

  private static boolean isBroken(ProofRow row) {
    return !row.outcome().equals("ok") || row.providerRequestIds().size() > 1;
  }

  private long sumOf(ProofRow row, String count) {
    long sum = 0;
    for (String id : row.providerRequestIds()) {
      sum += meter.path(id).path(count).asLong(0);
    }
    return sum;
  }

  /**
   * Rows whose end is not what the caller saw of it.
   *
   * @param uncounted how many answers came without the provider's count
   * @param callers how many requests can have been open at a kill
   */
  List<String> mislabelled(int uncounted, int callers) {
    List<String> wrong = new ArrayList<>();
    List<String> cutOff = new ArrayList<>();
    List<String> estimated = new ArrayList<>();
    for (ProofRow row : rows) {
      Sight sight = sights.get(row.requestId());
      if (sight == null) {
        continue;
      }
      boolean interrupted = row.outcome().equals("interrupted");
      if (interrupted && !(row.source().equals("none") && row.text("cost_picos").isEmpty())) {
        wrong.add(row + " was interrupted and claims to know its tokens");
      }
      if (sight.complete() && sight.status() == 200) {
        if (interrupted) {
          cutOff.add(row.toString());
        } else if (!row.outcome().equals("ok")) {
          wrong.add(row + " was answered; seen: " + sight);
        } else if (row.source().equals("estimated")) {
          estimated.add(row.toString());
        } else if (!row.source().equals("provider") && row.providerRequestIds().size() < 2) {
          wrong.add(row + " was answered and is not counted");
        }
      } else if (interrupted && sight.status() >= 400) {
        wrong.add(row + " was refused; seen: " + sight);
      }
      if (row.outcome().equals("client_closed")) {
        boolean isMetered = metered.containsKey(row.requestId());
        if (row.source().equals("none") && isMetered && row.reachedContent()) {
          wrong.add(row + " says nothing of what the provider counted");
        } else if (sight.request().drains() && isMetered && !row.source().equals("provider")) {
          estimated.add(row.toString());
        }
      }
    }
    if (cutOff.size() > callers * Disturbances.GATEWAY_KILLS) {
      wrong.add(cutOff.size() + " answers came to their end and are interrupted: " + cutOff);
    }
    if (estimated.size() > uncounted) {
      wrong.add(
          estimated.size()
              + " rows are estimated although they were read to their end (expected: at most "
              + uncounted
              + "): "
              + estimated);
    }
    return wrong;
  }

  /** Rows whose cost is not the product of their tokens and prices. */
  List<String> mispriced() {
    List<String> wrong = new ArrayList<>();
    for (ProofRow row : rows) {
      Dialect dialect = Dialect.ofModel(row.text("model_requested"));
      BigDecimal picos = row.picos(dialect.input, dialect.output);
      boolean priced = !row.text("cost_picos").isEmpty();
      boolean holds =
          priced
              ? picos.compareTo(BigDecimal.valueOf(row.number("cost_picos"))) == 0
              : picos.signum() == 0 && !row.outcome().equals("ok");
      if (!holds) {
        wrong.add(row + " costs " + row.text("cost_picos") + " (expected: " + picos + ")");
      }
    }
    return wrong;
  }

  /** How many rows there are by outcome and source. */
  Map<String, Integer> figures() {
    Map<String, Integer> figures = new TreeMap<>();
    for (ProofRow row : rows) {
      figures.merge("rows " + row.outcome() + ", " + row.source(), 1, Integer::sum);
    }
    for (Sight sight : sights.values()) {
      String how = sight.complete() ? "complete" : "not complete";
      figures.merge("callers " + sight.end() + ", " + how, 1, Integer::sum);
      if (!byRequest.containsKey(sight.request().id())) {
        figures.merge("requests that never arrived", 1, Integer::sum);
      }
    }
    figures.put("metered calls", meter.size());
    figures.put("rows", rows.size());
    return figures;
  }
}
