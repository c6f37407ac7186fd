package dev.weir.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table in {@code journeys.json}: which journeys there are, what each asks and what it must
 * show.
 */
final class JourneyTable {

  static final ObjectMapper JSON = JsonMapper.shared();

  private final JsonNode table;

  private JourneyTable(JsonNode table) {
    this.table = table;
  }

  static JourneyTable read(Path file) {
    return new JourneyTable(JSON.readTree(file.toFile()));
  }

  /** Every journey at every provider, as a client in this language makes them. */
  List<Journey> journeys(String language) {
    List<Journey> journeys = new ArrayList<>();
    for (JsonNode row : table.path("journeys")) {
      for (String provider : providers(row)) {
        journeys.add(journey(row, provider, language));
      }
    }
    return journeys;
  }

  private List<String> providers(JsonNode row) {
    List<String> providers = new ArrayList<>();
    if (row.has("providers")) {
      row.path("providers").forEach(provider -> providers.add(provider.asString()));
    } else {
      providers.addAll(table.path("providers").propertyNames());
    }
    return providers;
  }

  /** The row with every {@code {name}} filled in, and what is said for this provider alone. */
  private Journey journey(JsonNode row, String provider, String language) {
    Map<String, String> names = new LinkedHashMap<>();
    table.path("providers").path(provider).forEachEntry((k, v) -> names.put(k, v.asString()));
    names.put("provider", provider);
    names.put("language", language);
    String text = row.toString();
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace("{" + name.getKey() + "}", name.getValue());
    }
    JsonNode filled = JSON.readTree(text);
    Map<String, JsonNode> shows = new TreeMap<>();
    filled.path("shows").forEachEntry(shows::put);
    filled.path("but").path(provider).forEachEntry(shows::put);
    return new Journey(language, filled.path("name").asString(), provider, filled, shows);
  }

  /**
   * One journey of one client at one provider.
   *
   * @param row the table's row, filled in
   * @param shows what the client's line must show, by name
   */
  record Journey(
      String language, String name, String provider, JsonNode row, Map<String, JsonNode> shows) {

    Id id() {
      return new Id(language, name, provider);
    }

    JsonNode ask() {
      return row.path("ask");
    }

    /**
     * The statuses that the ledger's rows must have, in order; empty if the table says nothing of
     * them: then there is a row for each request.
     */
    Optional<List<Integer>> statuses() {
      if (!row.has("statuses")) {
        return Optional.empty();
      }
      List<Integer> statuses = new ArrayList<>();
      row.path("statuses").forEach(status -> statuses.add(status.asInt()));
      return Optional.of(statuses);
    }

    /** Whether the provider says nothing of tokens here. */
    boolean isUncounted() {
      List<String> providers = new ArrayList<>();
      row.path("uncounted").forEach(one -> providers.add(one.asString()));
      return providers.contains(provider);
    }
  }

  /** Which journey. */
  record Id(String language, String journey, String provider) {

    static Id of(JsonNode line) {
      return new Id(
          line.path("language").asString(""),
          line.path("journey").asString(""),
          line.path("provider").asString(""));
    }

    @Override
    public String toString() {
      return language + ": " + journey + " at " + provider;
    }
  }
}
