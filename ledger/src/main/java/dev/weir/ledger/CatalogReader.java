package dev.weir.ledger;

import dev.weir.ledger.Catalog.CatalogModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and checks a {@link Catalog}: a wrong entry is an error that names it. */
final class CatalogReader {

  private static final Set<String> MODEL_FIELDS =
      Set.of(
          "name",
          "provider",
          "kind",
          "display_name",
          "created",
          "context_length",
          "max_output_tokens",
          "capabilities",
          "prefix",
          "price",
          "source");
  private static final Set<String> KINDS = Set.of("chat", "embedding");

  private CatalogReader() {}

  static Catalog read(JsonNode file) {
    String version = text(file, "version", "catalog");
    List<CatalogModel> models = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : file.path("models")) {
      CatalogModel model = model(node, version);
      if (!names.add(model.provider() + "/" + model.name())) {
        throw new IllegalArgumentException(model.name() + ": listed twice");
      }
      models.add(model);
    }
    return new Catalog(version, models);
  }

  private static CatalogModel model(JsonNode node, String version) {
    String name = text(node, "name", "a model");
    known(node, MODEL_FIELDS, name);
    String provider = text(node, "provider", name);
    String kind = text(node, "kind", name);
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException(name + ": kind " + kind + " (expected: chat, embedding)");
    }
    String source = text(node.path("source"), "text", name + ".source");
    String sourceDate = date(text(node.path("source"), "date", name + ".source"), name).toString();
    List<String> capabilities = new ArrayList<>();
    node.path("capabilities").forEach(capability -> capabilities.add(capability.asString()));
    return new CatalogModel(
        name,
        provider,
        kind,
        node.path("display_name").asString(name),
        created(node, name),
        count(node, "context_length"),
        count(node, "max_output_tokens"),
        capabilities,
        price(node, name, provider, version, source + " (" + sourceDate + ")"),
        source,
        sourceDate);
  }

  private static @Nullable Price price(
      JsonNode model, String name, String provider, String version, String source) {
    JsonNode node = model.get("price");
    if (node == null) {
      return null;
    }
    Map<String, Price.Schedule> serviceTiers = new HashMap<>();
    for (Map.Entry<String, JsonNode> tier : node.path("service_tiers").properties()) {
      serviceTiers.put(tier.getKey(), schedule(tier.getValue(), name + "." + tier.getKey()));
    }
    return new Price(
        provider + "/" + name + "@" + version,
        provider,
        name,
        model.path("prefix").asBoolean(false),
        schedule(node, name),
        serviceTiers,
        validTo(node, name),
        source);
  }

  private static Price.Schedule schedule(JsonNode node, String where) {
    List<Price.Tier> tiers = new ArrayList<>();
    for (JsonNode tier : node.path("tiers")) {
      tiers.add(
          new Price.Tier(
              tier.path("above_prompt_tokens").asLong(),
              rates(tier, Set.of("above_prompt_tokens"), where)));
    }
    Rates base = rates(node, Set.of("tiers", "service_tiers", "valid_to"), where);
    if (base.picosPerToken().isEmpty()) {
      throw new IllegalArgumentException(where + ": a price without a number");
    }
    return new Price.Schedule(base, tiers);
  }

  private static Rates rates(JsonNode node, Set<String> others, String where) {
    Map<Bucket, BigDecimal> usd = new EnumMap<>(Bucket.class);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Bucket bucket = Bucket.ofKey(entry.getKey());
      if (bucket != null) {
        usd.put(bucket, new BigDecimal(entry.getValue().asString()));
      } else if (!others.contains(entry.getKey())) {
        throw new IllegalArgumentException(where + ": unknown bucket " + entry.getKey());
      }
    }
    try {
      return Rates.ofUsdPerMillion(usd);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + "." + e.getMessage(), e);
    }
  }

  private static @Nullable Instant validTo(JsonNode price, String name) {
    JsonNode day = price.get("valid_to");
    return day == null ? null : date(day.asString(), name).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static long created(JsonNode node, String name) {
    JsonNode day = node.get("created");
    return day == null
        ? 0
        : date(day.asString(), name).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  private static LocalDate date(String text, String where) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(where + ": " + text + " (expected: a date)", e);
    }
  }

  private static @Nullable Long count(JsonNode node, String field) {
    JsonNode number = node.get(field);
    return number == null ? null : number.asLong();
  }

  private static String text(JsonNode node, String field, String where) {
    JsonNode text = node.get(field);
    if (text == null || !text.isString() || text.stringValue().isBlank()) {
      throw new IllegalArgumentException(where + ": " + field + " is missing");
    }
    return text.stringValue();
  }

  private static void known(JsonNode node, Set<String> fields, String where) {
    for (String field : node.propertyNames()) {
      if (!fields.contains(field)) {
        throw new IllegalArgumentException(where + ": unknown field " + field);
      }
    }
  }
}
