package dev.weir.clients;

import dev.weir.clients.JourneyTable.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What became of every journey, for people: one table in the log, one for each language in a file.
 */
final class JourneyReport {

  private final Map<Id, List<String>> results = new LinkedHashMap<>();
  private final Map<String, String> skipped = new LinkedHashMap<>();

  /** What differed in a journey; nothing if it showed all that it must. */
  void add(Id id, List<String> differences) {
    results.put(id, differences);
  }

  void skip(String language, String why) {
    skipped.put(language, why);
  }

  /** A row for each journey, a column for each language, in it how many providers are right. */
  String summary() {
    Set<String> languages = distinct(Id::language);
    StringBuilder text = new StringBuilder();
    text.append(String.format("%n%-28s", "journey"));
    languages.forEach(language -> text.append(String.format("%-9s", language)));
    for (String journey : distinct(Id::journey)) {
      text.append(String.format("%n%-28s", journey));
      for (String language : languages) {
        text.append(String.format("%-9s", cell(language, journey)));
      }
    }
    skipped.forEach((language, why) -> text.append("\nskipped: " + language + ": " + why));
    return text.append('\n').toString();
  }

  private String cell(String language, String journey) {
    int right = 0;
    int all = 0;
    for (Map.Entry<Id, List<String>> result : results.entrySet()) {
      Id id = result.getKey();
      if (id.language().equals(language) && id.journey().equals(journey)) {
        all++;
        right += result.getValue().isEmpty() ? 1 : 0;
      }
    }
    return right + "/" + all + (right == all ? "" : " !");
  }

  /** Writes a table for each language, and what differed. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("# Journeys\n");
    Set<String> providers = distinct(Id::provider);
    for (String language : distinct(Id::language)) {
      text.append("\n## ").append(language).append("\n\n| journey |");
      providers.forEach(provider -> text.append(' ').append(provider).append(" |"));
      text.append("\n|---|").append("---|".repeat(providers.size())).append('\n');
      for (String journey : distinct(Id::journey)) {
        text.append("| ").append(journey).append(" |");
        for (String provider : providers) {
          text.append(' ').append(mark(new Id(language, journey, provider))).append(" |");
        }
        text.append('\n');
      }
    }
    skipped.forEach((language, why) -> text.append("\nSkipped: " + language + ": " + why + "\n"));
    text.append(failures());
    Files.writeString(file, text);
  }

  private String mark(Id id) {
    List<String> differences = results.get(id);
    return differences == null ? "–" : differences.isEmpty() ? "ok" : "**differs**";
  }

  private String failures() {
    List<String> failures = new ArrayList<>();
    results.forEach(
        (id, differences) ->
            differences.forEach(difference -> failures.add("- " + id + ": " + difference)));
    return failures.isEmpty() ? "" : "\n## Differences\n\n" + String.join("\n", failures) + "\n";
  }

  private Set<String> distinct(Function<Id, String> part) {
    Set<String> values = new LinkedHashSet<>();
    results.keySet().forEach(id -> values.add(part.apply(id)));
    return values;
  }
}
