package dev.weir.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the price of a model. A price covers its exact name and that name's dated, {@code -latest}
 * and {@code -preview} forms; longer names only where the price says {@code prefix}, so that {@code
 * gpt-5} never prices {@code gpt-5-pro}. Immutable but for a bounded memory of answers; safe for
 * any thread.
 */
public final class PriceBook {

  /** A book without prices. */
  public static final PriceBook EMPTY = new PriceBook(List.of());

  /** How providers date a model: 2024-08-06, 20250929, 0613, 2411, 001, preview-05-06, latest. */
  private static final Pattern FORM =
      Pattern.compile(
          "-(latest|preview|exp)(-\\d{2}-\\d{2}|-\\d{2}-\\d{4}|-\\d{4})?"
              + "|-\\d{4}-\\d{2}-\\d{2}|-\\d{8}|-\\d{4}|-\\d{3}");

  private static final int REMEMBERED = 4096;

  private final Map<String, List<Price>> exact = new HashMap<>();
  private final List<Price> prefixes = new ArrayList<>();
  private final Map<Wanted, Found> answers = new ConcurrentHashMap<>();

  /** Later prices of the same name win over earlier ones. */
  public PriceBook(Collection<Price> prices) {
    for (Price price : prices) {
      exact.computeIfAbsent(price.model(), name -> new ArrayList<>()).addFirst(price);
      if (price.prefix()) {
        prefixes.addFirst(price);
      }
    }
    prefixes.sort(Comparator.comparingInt((Price price) -> price.model().length()).reversed());
  }

  /** The price of this model at this provider at this time, or null where none is known. */
  public @Nullable Price of(String provider, String model, Instant time) {
    Price price = of(provider, model);
    return price == null || price.validTo() == null || time.isBefore(price.validTo())
        ? price
        : null;
  }

  private @Nullable Price of(String provider, String model) {
    Wanted wanted = new Wanted(provider, model);
    Found known = answers.get(wanted);
    if (known != null) {
      return known.price();
    }
    Price price = search(provider, model.toLowerCase(Locale.ROOT));
    if (answers.size() < REMEMBERED) {
      answers.put(wanted, new Found(price));
    }
    return price;
  }

  private @Nullable Price search(String provider, String model) {
    Price price = named(provider, model);
    if (price != null) {
      return price;
    }
    for (int dash = model.lastIndexOf('-'); dash > 0; dash = model.lastIndexOf('-', dash - 1)) {
      if (FORM.matcher(model.substring(dash)).matches()) {
        price = named(provider, model.substring(0, dash));
        if (price != null) {
          return price;
        }
      }
    }
    for (Price candidate : prefixes) {
      if (model.startsWith(candidate.model()) && covers(candidate, provider)) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable Price named(String provider, String model) {
    for (Price candidate : exact.getOrDefault(model, List.of())) {
      if (covers(candidate, provider)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean covers(Price price, String provider) {
    return price.provider() == null || price.provider().equals(provider);
  }

  private record Wanted(String provider, String model) {}

  private record Found(@Nullable Price price) {}
}
