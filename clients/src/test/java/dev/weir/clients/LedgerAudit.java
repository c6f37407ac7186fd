package dev.weir.clients;

import dev.weir.clients.JourneyTable.Id;
import dev.weir.clients.JourneyTable.Journey;
import dev.weir.simulator.meter.MeterReading;
import dev.weir.simulator.meter.MeteredRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares the gateway's ledger with what the clients sent and what the simulator's meter says. */
final class LedgerAudit {

  private final List<JsonNode> rows = new ArrayList<>();

  LedgerAudit(String usage) {
    JourneyTable.JSON.readTree(usage).path("records").forEach(rows::add);
  }

  int size() {
    return rows.size();
  }

  /** Journeys whose rows are not those of the requests that they sent, a sentence each. */
  List<String> wrongRows(Collection<Journey> journeys, Map<Id, JsonNode> lines) {
    Map<Id, List<Integer>> statuses = new HashMap<>();
    rows.stream()
        .sorted(Comparator.comparing(row -> Instant.parse(row.path("started_at").asString())))
        .forEach(
            row ->
                statuses
                    .computeIfAbsent(Id.of(row.path("tags")), id -> new ArrayList<>())
                    .add(row.path("status").asInt()));
    List<String> wrong = new ArrayList<>();
    for (Journey journey : journeys) {
      List<Integer> found = statuses.getOrDefault(journey.id(), List.of());
      JsonNode line = lines.get(journey.id());
      int sent = line == null ? 0 : line.path("tries").asInt();
      List<Integer> expected = journey.statuses().orElse(Collections.nCopies(sent, 200));
      if (!found.equals(expected)) {
        wrong.add(journey.id() + ": rows " + found + " (expected: " + expected + ")");
      }
    }
    return wrong;
  }

  /** Whole answers whose count is not the provider's, a sentence each. */
  List<String> uncounted(Set<Id> without) {
    return rows.stream()
        .filter(row -> isWhole(row) && !without.contains(Id.of(row.path("tags"))))
        .filter(row -> !isProviders(row))
        .map(row -> about(row) + "usage_source " + row.path("usage_source"))
        .toList();
  }

  /** Rows marked {@code provider} that differ from the meter, a sentence each. */
  List<String> differences(MeterReading meter) {
    List<String> differences = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode row : rows) {
      if (!isWhole(row) || !isProviders(row)) {
        continue;
      }
      String id = row.path("provider_request_id").asString("");
      MeteredRequest metered = meter.byRequest().get(id);
      if (metered == null || !ids.add(id)) {
        differences.add(about(row) + "provider_request_id '" + id + "' is unknown or repeated");
        continue;
      }
      compare(row, "prompt_tokens", metered.promptTokens(), differences);
      compare(row, "completion_tokens", metered.completionTokens(), differences);
    }
    return differences;
  }

  private static void compare(JsonNode row, String name, long metered, List<String> differences) {
    if (row.path(name).asLong(-1) != metered) {
      differences.add(about(row) + name + " " + row.path(name) + " (the meter: " + metered + ")");
    }
  }

  /** Whole answers of a model with a price that have no cost, a sentence each. */
  List<String> unpriced(Set<String> priced) {
    return rows.stream()
        .filter(row -> isWhole(row) && row.path("cost_usd").isNull())
        .filter(row -> priced.contains(row.path("model_served").asString("")))
        .map(row -> about(row) + row.path("model_served") + " has no cost")
        .toList();
  }

  /** How many whole answers are marked {@code provider}. */
  long numberOfProvidersCounts() {
    return rows.stream().filter(row -> isWhole(row) && isProviders(row)).count();
  }

  /** How many rows have a cost. */
  long numberOfCosts() {
    return rows.stream().filter(row -> row.path("cost_usd").isString()).count();
  }

  private static boolean isWhole(JsonNode row) {
    return row.path("outcome").asString("").equals("ok");
  }

  private static boolean isProviders(JsonNode row) {
    return row.path("usage_source").asString("").equals("provider");
  }

  private static String about(JsonNode row) {
    return Id.of(row.path("tags")) + " (" + row.path("id").asString("") + "): ";
  }
}
