package dev.weir.clients.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that Weir has said and kept, by where it stands. */
final class Haystacks {

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** One more text. */
  void add(String where, String text) {
    texts.merge(where, text, String::concat);
  }

  /**
   * Every file of a folder, as its bytes.
   *
   * @param without what the names of files that do not count begin with, from the folder on
   */
  void addFolder(Path folder, Set<String> without) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path name = folder.relativize(file);
      if (without.stream().noneMatch(name.toString()::startsWith)) {
        add(name.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** Where which secret stands, a sentence each; empty if none stands anywhere. */
  List<String> findings(Collection<Canary> canaries) {
    List<String> findings = new ArrayList<>();
    texts.forEach(
        (where, text) -> {
          for (Canary canary : canaries) {
            List<String> forms = canary.formsIn(text);
            if (!forms.isEmpty()) {
              findings.add(canary.name() + " stands in " + where + " " + forms);
            }
          }
        });
    return findings;
  }

  Set<String> places() {
    return texts.keySet();
  }
}
