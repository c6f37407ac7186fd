package dev.weir.gateway.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.provider.ProviderTable;
import dev.weir.gateway.route.Alias;
import dev.weir.gateway.route.RoutingTable;
import dev.weir.ledger.Catalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFailureAnalyzerTest {

  private final ConfigurationFailureAnalyzer analyzer = new ConfigurationFailureAnalyzer();

  @Test
  void aRefusalOfOursIsShownAsItsSentence() {
    RuntimeException refusal = null;
    try {
      new RoutingTable(
          new ProviderTable(List.of()),
          List.of(new Alias("fast", "nowhere", List.of())),
          Map.of(),
          new Catalog("2026-11-20", List.of()));
    } catch (IllegalArgumentException e) {
      refusal = new IllegalStateException("bean creation failed", e);
    }

    assertThat(analyzer.analyze(refusal).getDescription())
        .isEqualTo(
            "weir.models: target 'nowhere' of fast goes to no provider (expected: owner/model, or a"
                + " name with a known prefix)");
  }

  @Test
  void aLibrarysOwnFailureIsLeftToOthers() {
    try {
      List.of().getFirst();
    } catch (RuntimeException e) {
      assertThat(analyzer.analyze(e)).isNull();
    }
  }
}
