package dev.weir.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dated list of models with their prices. Each entry names the public text it was read in; a
 * price that could not be read is absent, so that its usage shows as unpriced.
 *
 * @param version the date of the list
 */
public record Catalog(String version, List<CatalogModel> models) {

  private static final String BUNDLED = "catalog.json";

  public Catalog {
    models = List.copyOf(models);
  }

  /** The list that comes with this version of the program. */
  public static Catalog bundled() {
    try (InputStream file = Catalog.class.getResourceAsStream(BUNDLED)) {
      if (file == null) {
        throw new IllegalStateException("the bundled " + BUNDLED + " is missing");
      }
      return CatalogReader.read(Json.mapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The prices of all models that have one. */
  public List<Price> prices() {
    List<Price> prices = new ArrayList<>();
    for (CatalogModel model : models) {
      if (model.price() != null) {
        prices.add(model.price());
      }
    }
    return prices;
  }

  /** The models by name in lower case. */
  public Map<String, CatalogModel> byName() {
    Map<String, CatalogModel> named = HashMap.newHashMap(models.size());
    for (CatalogModel model : models) {
      named.put(model.name().toLowerCase(Locale.ROOT), model);
    }
    return named;
  }

  /**
   * What is known of a model.
   *
   * @param name in the provider's spelling
   * @param provider the provider's id
   * @param kind {@code chat} or {@code embedding}
   * @param created the day it came out, in seconds since 1970; 0 where unknown
   * @param contextLength the longest prompt in tokens; null where unknown
   * @param maxOutputTokens the longest answer in tokens; null where unknown
   * @param capabilities of {@code vision}, {@code tools}, {@code json_schema}, {@code reasoning},
   *     {@code audio}; a missing one means unknown
   * @param price null where none could be read
   * @param source the address of the public text
   * @param sourceDate the date of that text
   */
  public record CatalogModel(
      String name,
      String provider,
      String kind,
      String displayName,
      long created,
      @Nullable Long contextLength,
      @Nullable Long maxOutputTokens,
      List<String> capabilities,
      @Nullable Price price,
      String source,
      String sourceDate) {

    public CatalogModel {
      capabilities = List.copyOf(capabilities);
    }
  }
}
