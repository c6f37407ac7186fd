package dev.weir.gateway.route;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.route.RoutingTable.Route;
import dev.weir.ledger.Bucket;
import dev.weir.ledger.Catalog.CatalogModel;
import dev.weir.ledger.Json;
import dev.weir.ledger.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The models that a caller may use and that have a credential, in one body that clients of OpenAI
 * and of Anthropic both understand.
 */
final class ModelListing {

  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "tools", List.of("tools", "tool_choice"),
          "json_schema", List.of("response_format", "structured_outputs"),
          "reasoning", List.of("reasoning_effort"));

  private final RoutingTable table;
  private final Access access;

  ModelListing(RoutingTable table, Access access) {
    this.table = table;
    this.access = access;
  }

  /** All of them. */
  byte[] all() {
    Map<String, ObjectNode> models = models();
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("object", "list");
    ArrayNode data = body.putArray("data");
    models.values().forEach(data::add);
    body.put("has_more", false);
    body.put("first_id", models.isEmpty() ? null : models.keySet().iterator().next());
    body.put("last_id", data.isEmpty() ? null : data.get(data.size() - 1).path("id").asString());
    return Json.mapper().writeValueAsBytes(body);
  }

  /**
   * One of them.
   *
   * @throws AiException {@link AiError#MODEL_NOT_FOUND}
   */
  byte[] one(String name) {
    Route route = table.route(name);
    ObjectNode listed = models().get(name.toLowerCase(Locale.ROOT));
    if (listed == null && route != null && isUsable(name, route)) {
      listed = entry(name, route, table.listed(route.model()));
    }
    if (listed == null) {
      throw new AiException(
          AiError.MODEL_NOT_FOUND, "the model '" + name + "' is not known here", "model");
    }
    return Json.mapper().writeValueAsBytes(listed);
  }

  private Map<String, ObjectNode> models() {
    Map<String, ObjectNode> models = new TreeMap<>();
    for (CatalogModel model : table.catalog().models()) {
      Route route = table.route(model.name());
      if (route != null
          && route.provider().id().equals(model.provider())
          && isUsable(model.name(), route)) {
        models.put(model.name().toLowerCase(Locale.ROOT), entry(model.name(), route, model));
      }
    }
    for (Alias alias : table.aliases()) {
      Route route = table.route(alias.name());
      if (route != null && isUsable(alias.name(), route)) {
        models.put(
            alias.name().toLowerCase(Locale.ROOT),
            entry(alias.name(), route, table.listed(route.model())));
      }
    }
    return models;
  }

  private boolean isUsable(String name, Route route) {
    return table.credential(route.provider()) != null && access.allows(name, route);
  }

  private static ObjectNode entry(String name, Route route, @Nullable CatalogModel model) {
    ObjectNode entry = Json.mapper().createObjectNode();
    long created = model == null ? 0 : model.created();
    entry.put("id", name);
    entry.put("object", "model");
    entry.put("type", "model");
    entry.put("created", created);
    entry.put("created_at", Instant.ofEpochSecond(created).toString());
    entry.put("display_name", model == null ? name : model.displayName());
    entry.put("owned_by", route.provider().id());
    if (model != null) {
      if (model.contextLength() != null) {
        entry.put("context_length", model.contextLength());
      }
      if (model.price() != null) {
        entry.set("pricing", Json.mapper().valueToTree(pricing(model.price())));
      }
      ArrayNode parameters = entry.putArray("supported_parameters");
      model.capabilities().stream()
          .flatMap(capability -> PARAMETERS.getOrDefault(capability, List.of()).stream())
          .forEach(parameters::add);
    }
    return entry;
  }

  /** USD per token as decimal strings, the form that model lists of other gateways have. */
  private static Map<String, String> pricing(Price price) {
    Map<String, String> pricing = new LinkedHashMap<>();
    putRate(pricing, "prompt", price.schedule().base().of(Bucket.INPUT_UNCACHED));
    putRate(pricing, "completion", price.schedule().base().of(Bucket.OUTPUT_TEXT));
    putRate(pricing, "input_cache_read", price.schedule().base().of(Bucket.INPUT_CACHE_READ));
    return pricing;
  }

  private static void putRate(Map<String, String> pricing, String name, @Nullable Long picos) {
    if (picos != null) {
      pricing.put(name, BigDecimal.valueOf(picos, 12).stripTrailingZeros().toPlainString());
    }
  }
}
