package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExpectationTest {

  @Test
  void membersThatAreNotNamedMayBeThere() {
    assertThat(differences("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1.0,\"c\":2},\"d\":3}")).isEmpty();
  }

  @Test
  void aMemberThatIsMissingIsNamed() {
    assertThat(differences("{\"a\":{\"b\":1}}", "{\"a\":{}}"))
        .containsExactly("a.b: nothing (expected: 1)");
  }

  @Test
  void listsHaveTheSameLengthAndOrder() {
    assertThat(differences("{\"a\":[1,2]}", "{\"a\":[1,2]}")).isEmpty();
    assertThat(differences("{\"a\":[1,2]}", "{\"a\":[2,1]}")).hasSize(2);
    assertThat(differences("{\"a\":[1,2]}", "{\"a\":[1,2,3]}")).hasSize(1);
  }

  @Test
  void textsMatchAndNumbersReachTheirBound() {
    assertThat(differences("{\"a\":{\"$matches\":\"^w.*r\"}}", "{\"a\":\"weirs\"}")).isEmpty();
    assertThat(differences("{\"a\":{\"$matches\":\"^w\"}}", "{\"a\":5}")).hasSize(1);
    assertThat(differences("{\"a\":{\"$min\":2}}", "{\"a\":2}")).isEmpty();
    assertThat(differences("{\"a\":{\"$min\":2}}", "{\"a\":1}")).hasSize(1);
  }

  private static List<String> differences(String expected, String seen) {
    Map<String, JsonNode> named = new TreeMap<>();
    JourneyTable.JSON.readTree(expected).forEachEntry(named::put);
    return Expectation.differences(named, JourneyTable.JSON.readTree(seen));
  }
}
