package dev.weir.admin.usage;

import dev.weir.admin.web.ApiException;
import dev.weir.ledger.UsageRecord;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row after which the next page begins; opaque to callers. */
record RowCursor(Instant startedAt, UUID id) {

  static RowCursor of(UsageRecord row) {
    return new RowCursor(row.startedAt(), row.id());
  }

  static @Nullable RowCursor ofText(@Nullable String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return null;
    }
    try {
      String[] parts = decode(cursor).split(" ", 2);
      return new RowCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw invalid();
    }
  }

  String text() {
    return encode(startedAt + " " + id);
  }

  static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static String decode(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }

  static ApiException invalid() {
    return ApiException.invalid("cursor", "not one of ours (expected: next_cursor of a page)");
  }
}
