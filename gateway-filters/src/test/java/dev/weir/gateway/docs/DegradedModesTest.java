package dev.weir.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row of the table of what can be wrong has a test that makes it so. */
class DegradedModesTest {

  private static final String HEAD = "| what is wrong |";
  private static final String CONTROL = "gateway-filters/src/test/java/dev/weir/gateway/control/";
  private static final String APP = "gateway-app/src/test/java/dev/weir/gateway/app/";
  private static final String ADMIN = "admin-service/src/test/java/dev/weir/admin/";
  private static final String PROCESSES = "clients/src/test/java/dev/weir/clients/control/";

  private static final Map<String, List<String>> TESTS = new LinkedHashMap<>();

  static {
    TESTS.put(
        "admin is down",
        List.of(
            CONTROL + "ControlPlaneTest#itStartsFromItsDiskWhenAdminIsDown",
            CONTROL + "ShipperTest#adminMayBeDownAndComeBack",
            APP + "AdminRoutesTest#adminDownIsA502OnItsPathsOnly"));
    TESTS.put(
        "admin was never there",
        List.of(
            CONTROL + "ControlPlaneTest#withoutAnySnapshotItIsNotReadyAndSaysSo",
            APP + "AdminRoutesTest#beforeTheFirstSnapshotItLivesAndIsNotReady"));
    TESTS.put(
        "admin's database is down",
        List.of(
            ADMIN + "web/DatabaseDownTest#everyDoorSaysSo",
            PROCESSES + "LedgerProofIT#everyRequestHasOneRowAndItsNumbersAreRight"));
    TESTS.put(
        "Vault is down",
        List.of(
            CONTROL + "VaultKeysTest#whileTheVaultIsDownAKeyWorksForTheStatedTime",
            ADMIN + "providers/VaultSecretsTest#aVaultThatIsAwayIsA503WithoutTheKey"));
    TESTS.put(
        "the disk or the spool is full",
        List.of(
            CONTROL + "ControlPlaneTest#aFullSpoolIsToldInAHeaderAndServesOn",
            CONTROL + "SpoolTest#aFullSpoolLosesRecordsLoudlyAndRecovers"));
    TESTS.put(
        "the same, with `when-full: refuse`",
        List.of(CONTROL + "ControlPlaneTest#aFullSpoolRefusesIfItIsToldTo"));
    TESTS.put(
        "a provider's key cannot be opened",
        List.of(CONTROL + "ControlPlaneTest#aSnapshotThatCannotBeReadChangesNothing"));
    TESTS.put(
        "the gateway is killed",
        List.of(
            CONTROL + "SpoolTest#aKilledGatewaysRecordsAreThereAndItsOpenRequestsAreInterrupted",
            ADMIN + "usage/UsageIngestTest#requestsThatGotNoAnswerAreStoredWithoutAStatus",
            PROCESSES + "LedgerProofIT#everyRequestHasOneRowAndItsNumbersAreRight"));
    TESTS.put(
        "admin calls a record wrong",
        List.of(
            CONTROL + "ShipperTest#oneWrongRecordDoesNotBlockTheOthers",
            ADMIN + "usage/UsageIngestTest#aRecordThatCannotBeReadIsPutAsideAndTheRestIsStored"));
    TESTS.put(
        "the clock jumps, forward or back",
        List.of("gateway-filters/src/test/java/dev/weir/gateway/meter/ClockJumpTest#aJump"));
    TESTS.put(
        "the clock is more than a day ahead of admin's",
        List.of(ADMIN + "usage/UsageIngestTest#aClockThatIsYearsAheadIsNotBelieved"));
  }

  @Test
  void everyRowHasItsTests() throws IOException {
    String page = Files.readString(Page.root().resolve("docs/operations.md"));
    String table = page.substring(page.indexOf(HEAD), page.indexOf("\n\n", page.indexOf(HEAD)));
    List<String> rows = table.lines().skip(2).map(row -> row.split("\\|", -1)[1].strip()).toList();

    assertThat(rows).containsExactlyElementsOf(TESTS.keySet());
  }

  @Test
  void theTestsAreThere() throws IOException {
    for (String test : TESTS.values().stream().flatMap(List::stream).toList()) {
      String[] parts = test.split("#", 2);
      Path source = Page.root().resolve(parts[0] + ".java");
      assertThat(source).exists();
      String[] lines = Files.readString(source).split("\n", -1);
      int at = indexOf(lines, "  void " + parts[1] + "(");
      assertThat(at).as(test).isPositive();
      assertThat(Arrays.asList(lines).subList(Math.max(0, at - 4), at))
          .as(test)
          .anyMatch(line -> line.strip().matches("@(Test|ParameterizedTest)"));
    }
  }

  private static int indexOf(String[] lines, String beginning) {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith(beginning)) {
        return i;
      }
    }
    return -1;
  }
}
