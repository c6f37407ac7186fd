package dev.weir.admin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.Catalog;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The invented rows are such as a gateway could have written. */
class DemoTrafficTest {

  private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");
  private static final PriceBook PRICES = new PriceBook(Catalog.bundled().prices());

  private static List<UsageRecord> rows() {
    return new DemoTraffic(Map.of(), PRICES, END, new Random(1)).rows();
  }

  @Test
  void theSameNumbersMakeTheSameRows() {
    assertThat(rows()).isEqualTo(rows());
  }

  @Test
  void allRowsAreOfTheThirtyDaysBefore() {
    assertThat(rows())
        .hasSizeGreaterThan(5_000)
        .allMatch(row -> row.startedAt().isBefore(END))
        .allMatch(row -> !row.startedAt().isBefore(END.minus(Duration.ofDays(30))))
        .allMatch(row -> "true".equals(row.tags().get("demo")));
    assertThat(new HashSet<>(rows().stream().map(UsageRecord::id).toList())).hasSize(rows().size());
  }

  @Test
  void everyCostIsWhatThePriceBookSays() {
    for (UsageRecord row : rows()) {
      if (row.modelServed() == null) {
        assertThat(row.cost()).isEqualTo(Cost.ofUsd("0"));
        continue;
      }
      var price = PRICES.of(row.provider(), row.modelServed(), END);
      assertThat(row.priceId()).isEqualTo(price == null ? null : price.id());
      assertThat(row.cost())
          .isEqualTo(price == null ? null : Cost.of(price, row.tokens(), row.serviceTier()));
    }
  }

  @Test
  void thereIsSomethingOfEachKind() {
    List<UsageRecord> rows = rows();
    assertThat(rows.stream().map(UsageRecord::outcome).distinct())
        .contains(
            Outcome.OK,
            Outcome.PROVIDER_ERROR,
            Outcome.TIMEOUT,
            Outcome.CLIENT_CLOSED,
            Outcome.CLIENT_ERROR);
    assertThat(rows).anyMatch(row -> row.attempts().size() == 2 && row.status() == 200);
    assertThat(rows).anyMatch(row -> row.modelServed() != null && row.cost() == null);
    assertThat(rows).anyMatch(row -> row.conversationId() != null);
  }
}
