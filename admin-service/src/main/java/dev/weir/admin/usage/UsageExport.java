package dev.weir.admin.usage;

import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows as CSV (RFC 4180) or as one JSON object per line. One thread. */
final class UsageExport {

  /** The fields of a row, in the ledger's order; the columns of the CSV form. */
  static final List<String> FIELDS =
      List.of(
          "id",
          "request_id",
          "started_at",
          "latency_ms",
          "ttft_ms",
          "overhead_us",
          "key_id",
          "user",
          "team",
          "front",
          "model_requested",
          "model_served",
          "provider",
          "provider_key_id",
          "is_streaming",
          "is_byok",
          "byok_fingerprint",
          "status",
          "outcome",
          "error_code",
          "input_uncached",
          "input_cache_read",
          "input_cache_write_5m",
          "input_cache_write_1h",
          "input_audio",
          "output_text",
          "output_reasoning",
          "output_audio",
          "prompt_tokens",
          "completion_tokens",
          "total_tokens",
          "usage_source",
          "service_tier",
          "cost_usd",
          "cost_microcents",
          "provider_cost_usd",
          "price_id",
          "finish_reason",
          "conversation_id",
          "tags",
          "trace_id",
          "provider_request_id",
          "attempts");

  private static final String FORMULA = "=+-@\t\r";

  private final Writer writer;
  private final boolean csv;

  UsageExport(Writer writer, boolean csv) {
    this.writer = writer;
    this.csv = csv;
  }

  void header() throws IOException {
    if (csv) {
      writer.write(String.join(",", FIELDS) + "\r\n");
    }
  }

  void row(UsageRecord row) {
    try {
      if (csv) {
        writer.write(line(Json.mapper().valueToTree(row)));
      } else {
        writer.write(Json.mapper().writeValueAsString(row) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(ObjectNode row) {
    StringBuilder line = new StringBuilder();
    for (String field : FIELDS) {
      if (!line.isEmpty()) {
        line.append(',');
      }
      JsonNode value = row.path(field);
      if (value.isString()) {
        line.append(quoted(harmless(value.stringValue())));
      } else if (value.isContainer()) {
        line.append(quoted(value.toString()));
      } else if (!value.isNull() && !value.isMissingNode()) {
        line.append(value.asString());
      }
    }
    return line.append("\r\n").toString();
  }

  /** A caller's text must not become a formula in a spreadsheet. */
  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
