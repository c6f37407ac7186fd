package dev.weir.admin.usage;

import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes batches from gateways. A record that cannot be read or stored is put aside with its reason,
 * and the rest of its batch is stored: the answer to a batch is a receipt, or a failure of the
 * database after which the gateway sends it again.
 */
@Component
class UsageIngest {

  static final int MOST = 20_000;

  /** A clock that is wrong by more than this is not believed. */
  private static final Duration FUTURE = Duration.ofDays(1);

  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final int TRIES = 5;

  /** Of callers who left before an answer began, and of requests that a kill cut off. */
  private static final int NO_STATUS = 0;

  private static final Logger log = LoggerFactory.getLogger(UsageIngest.class);

  private final UsageWriter writer;
  private final LiveUsage live;
  private final UsageSettings settings;
  private final InstantSource clock;

  UsageIngest(UsageWriter writer, LiveUsage live, UsageSettings settings, InstantSource clock) {
    this.writer = writer;
    this.live = live;
    this.settings = settings;
    this.clock = clock;
  }

  UsageBatch.Receipt take(byte[] body) {
    Intake intake = new Intake();
    UsageBatch batch = read(body);
    if (batch != null) {
      intake.gateway = batch.gateway();
      batch.records().forEach(intake::add);
    } else {
      readEach(body, intake);
    }
    if (intake.records.size() > MOST) {
      throw ApiException.invalid(
          "records", intake.records.size() + " in one batch (expected: at most " + MOST + ")");
    }
    int inserted = insert(intake.records, intake);
    int known = intake.records.size() - inserted - intake.refused;
    return new UsageBatch.Receipt(inserted, known, intake.quarantined);
  }

  private static @Nullable UsageBatch read(byte[] body) {
    try {
      return Json.mapper().readValue(body, UsageBatch.class);
    } catch (JacksonException | NullPointerException notAsAWhole) {
      return null;
    }
  }

  /** Where the batch cannot be read as a whole, each record is read by itself. */
  private static void readEach(byte[] body, Intake intake) {
    JsonNode batch;
    try {
      batch = Json.mapper().readTree(body);
    } catch (JacksonException e) {
      throw new ApiException(
          400, "invalid_json", "The body is not JSON: " + e.getOriginalMessage(), null);
    }
    JsonNode records = batch.path("records");
    if (!batch.path("gateway").isString() || !records.isArray()) {
      throw ApiException.invalid("records", "missing (expected: {\"gateway\", \"records\": […]})");
    }
    intake.gateway = batch.path("gateway").stringValue();
    for (JsonNode node : records) {
      try {
        intake.add(Json.mapper().treeToValue(node, UsageRecord.class));
      } catch (JacksonException | NullPointerException e) {
        intake.unreadable(
            node, e instanceof JacksonException json ? json.getOriginalMessage() : "");
      }
    }
  }

  /**
   * Inserts the records; where the database refuses one of them, each half by itself, down to the
   * one that is at fault.
   */
  private int insert(List<UsageRecord> records, Intake intake) {
    if (records.isEmpty()) {
      return 0;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        int inserted = writer.insert(intake.gateway, records);
        if (inserted > 0) {
          live.stored(records);
        }
        return inserted;
      } catch (DataAccessException e) {
        String state = state(e);
        if (isRetriable(state) && attempt < TRIES) {
          writer.forgetPartitions();
          continue;
        }
        if (!isTheRecordsFault(state)) {
          throw e;
        }
        if (records.size() == 1) {
          intake.refused++;
          intake.quarantine(records.getFirst(), "the database refuses it: " + state);
          return 0;
        }
        int half = records.size() / 2;
        return insert(records.subList(0, half), intake)
            + insert(records.subList(half, records.size()), intake);
      }
    }
  }

  private static String state(DataAccessException e) {
    return e.getRootCause() instanceof SQLException sql && sql.getSQLState() != null
        ? sql.getSQLState()
        : "";
  }

  /** Deadlock, serialization, and a partition that is missing. */
  private static boolean isRetriable(String state) {
    return state.equals("40P01") || state.equals("40001") || state.equals("23514");
  }

  /** Data exceptions, violated constraints, limits of an index. */
  private static boolean isTheRecordsFault(String state) {
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }

  private @Nullable String fault(UsageRecord record) {
    Instant cutoff = settings.cutoff(clock.instant());
    if (cutoff != null && record.startedAt().isBefore(cutoff)) {
      // Its partition is gone, and nobody could say whether it was counted before.
      return "started_at: " + record.startedAt() + " is older than weir.usage.retention";
    }
    if (record.startedAt().isBefore(PAST)
        || record.startedAt().isAfter(clock.instant().plus(FUTURE))) {
      return "started_at: " + record.startedAt() + " (expected: " + PAST + " to tomorrow)";
    }
    if (record.latencyMs() < 0) {
      return "latency_ms: " + record.latencyMs() + " (expected: 0 or more)";
    }
    if (record.status() != NO_STATUS && (record.status() < 100 || record.status() > 999)) {
      return "status: " + record.status() + " (expected: 100 to 999, or 0 where none was sent)";
    }
    return null;
  }

  /** One batch on its way in. One thread. */
  private final class Intake {

    final List<UsageRecord> records = new ArrayList<>();
    final List<UUID> quarantined = new ArrayList<>();
    String gateway = "";
    int refused;

    void add(UsageRecord record) {
      String fault = fault(record);
      if (fault == null) {
        records.add(record);
      } else {
        quarantine(record, fault);
      }
    }

    void quarantine(UsageRecord record, String reason) {
      quarantine(record.id(), reason, Json.mapper().writeValueAsString(record));
    }

    void unreadable(JsonNode node, String reason) {
      String text = node.toString();
      UUID id;
      try {
        id = UUID.fromString(node.path("id").asString(""));
      } catch (IllegalArgumentException none) {
        id = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
      }
      quarantine(id, "it cannot be read: " + reason, text);
    }

    private void quarantine(UUID id, String reason, String text) {
      writer.quarantine(id, clock.instant(), gateway, reason, text);
      quarantined.add(id);
      log.warn("Usage record {} of gateway {} is put aside: {}", id, gateway, reason);
    }
  }
}
