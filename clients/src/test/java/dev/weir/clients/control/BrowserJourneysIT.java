package dev.weir.clients.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weir.clients.control.Installation.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * People go through the dashboard in a real browser, with a real gateway behind it: first from an
 * empty database on, then with thirty days of demo data, where each question must be answered
 * within three clicks, then with a month of so many requests that no page could hold them. What axe
 * finds on a page fails the journey that saw it.
 */
class BrowserJourneysIT {

  private static final Map<String, List<String>> JOURNEYS =
      Map.of(
          "first-days",
          List.of(
              "sign_in",
              "set_up",
              "provider_key",
              "gateway_key",
              "usage_in_charts",
              "failed_request",
              "share_by_url",
              "rotate_and_revoke",
              "reprice",
              "read_only"),
          "questions",
          List.of(
              "what_a_feature_cost_by_model",
              "which_key_spent_most_today",
              "why_a_request_failed",
              "which_models_have_no_price",
              "is_a_provider_failing",
              "every_page"),
          "long-table",
          List.of("scroll_to_the_end"));

  private static final Browser BROWSER =
      new Browser(Path.of(System.getProperty("clients.folder", ".")));

  @TestFactory
  Stream<DynamicTest> everyJourneyReachesItsEnd() throws Exception {
    Optional<String> missing = BROWSER.missing();
    assumeTrue(missing.isEmpty(), missing.orElse(""));
    List<JsonNode> lines = new ArrayList<>();
    try (Installation weir = Installation.start("browser", Secrets.PLAIN)) {
      lines.addAll(BROWSER.journeys("first-days", weir));
      weir.addDemoData();
      lines.addAll(BROWSER.journeys("questions", weir));
      lines.addAll(BROWSER.journeys("long-table", weir));
    }
    return JOURNEYS.entrySet().stream()
        .flatMap(
            set ->
                set.getValue().stream()
                    .map(name -> dynamicTest(name, () -> check(lines, set.getKey(), name))));
  }

  private static void check(List<JsonNode> lines, String set, String name) {
    JsonNode line =
        lines.stream()
            .filter(one -> one.path("set").asString("").equals(set))
            .filter(one -> one.path("journey").asString("").equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the journey " + name + " was not made"));
    assertThat(line.path("failure").asString("")).as("where it stopped").isEmpty();
    assertThat(line.path("findings")).as("what is wrong on its pages").isEmpty();
  }

  @Test
  void browserIsThereWhereCiRuns() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(BROWSER.missing()).isEmpty();
    }
  }
}
