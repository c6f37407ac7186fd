package dev.weir.simulator.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** The models of all providers, from {@code models.txt}. */
public final class Catalog {

  private static final List<Model> MODELS = read();

  private Catalog() {}

  public static List<Model> of(String provider) {
    return MODELS.stream().filter(model -> model.provider().equals(provider)).toList();
  }

  private static List<Model> read() {
    try (InputStream file =
            Objects.requireNonNull(Catalog.class.getResourceAsStream("models.txt"), "models.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Catalog::model)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Model model(String line) {
    String[] columns = line.split("\\|");
    long created = LocalDate.parse(columns[4].strip()).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return new Model(
        columns[0].strip(),
        columns[1].strip(),
        columns[2].strip(),
        columns[3].strip(),
        created,
        columns.length > 5 && columns[5].strip().equals("embedding"));
  }
}
