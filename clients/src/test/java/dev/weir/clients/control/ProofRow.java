package dev.weir.clients.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A row of the ledger, as the database has it. */
record ProofRow(Map<String, Object> columns) {

  static List<ProofRow> all(Database database) {
    return database
        .query("SELECT *, attempts::text AS journal FROM usage_record ORDER BY started_at, id")
        .stream()
        .map(ProofRow::new)
        .toList();
  }

  String text(String column) {
    Object value = columns.get(column);
    return value == null ? "" : value.toString();
  }

  long number(String column) {
    return columns.get(column) instanceof Number number ? number.longValue() : 0;
  }

  String requestId() {
    return text("request_id");
  }

  /**
   * Whether a provider showed content. One that was cut off before may count the request all the
   * same, and nobody else can know.
   */
  boolean reachedContent() {
    String journal = text("journal");
    return journal.contains("\"phase\": \"content\"") || journal.contains("\"phase\": \"done\"");
  }

  String source() {
    return text("usage_source");
  }

  String outcome() {
    return text("outcome");
  }

  long promptTokens() {
    return number("input_uncached")
        + number("input_cache_read")
        + number("input_cache_write_5m")
        + number("input_cache_write_1h")
        + number("input_audio");
  }

  long completionTokens() {
    return number("output_text") + number("output_reasoning") + number("output_audio");
  }

  /** The ids that the provider gave its calls. */
  List<String> providerRequestIds() {
    List<String> ids = new ArrayList<>();
    for (JsonNode attempt : Api.JSON.readTree(text("journal"))) {
      if (attempt.path("provider_request_id").isString()) {
        ids.add(attempt.path("provider_request_id").stringValue());
      }
    }
    return ids;
  }

  /** What its tokens cost at prices per million, in pico-USD: a product of exact numbers. */
  BigDecimal picos(BigDecimal input, BigDecimal output) {
    return input
        .multiply(BigDecimal.valueOf(promptTokens()))
        .add(output.multiply(BigDecimal.valueOf(completionTokens())))
        .movePointRight(6);
  }

  @Override
  public String toString() {
    return requestId()
        + " ("
        + String.join(
            ", ",
            outcome(),
            source(),
            "status " + text("status"),
            promptTokens() + "+" + completionTokens() + " tokens",
            "key " + text("key_id"),
            "journal " + text("journal"))
        + ")";
  }
}
