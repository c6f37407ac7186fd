package dev.weir.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class TagsTest {

  private static Map<String, String> tags(String... headers) {
    HttpHeaders all = new HttpHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    return Tags.of(all, Map.of());
  }

  @Test
  void eachKindOfHeaderIsRead() {
    assertThat(tags("x-tags", "team:platform, feature:x"))
        .isEqualTo(Map.of("team", "platform", "feature", "x"));
    assertThat(tags("x-litellm-tags", "a,b:1")).isEqualTo(Map.of("a", "true", "b", "1"));
    assertThat(tags("x-portkey-metadata", "{\"env\":\"prod\",\"n\":1,\"deep\":{}}"))
        .isEqualTo(Map.of("env", "prod", "n", "1"));
    assertThat(tags("Helicone-Property-Session", "s1")).isEqualTo(Map.of("session", "s1"));
  }

  @Test
  void aValueMayHaveColons() {
    assertThat(tags("x-tags", "url:http://x:1")).isEqualTo(Map.of("url", "http://x:1"));
  }

  @Test
  void whatIsNoTagIsLeftOut() {
    assertThat(tags("x-tags", " , ,,", "x-portkey-metadata", "not JSON")).isEmpty();
    assertThat(tags("x-portkey-metadata", "[1]")).isEmpty();
    assertThat(tags("x-tags", ":value")).doesNotContainKey("");
  }

  @Test
  void aDeepNestOfMetadataDoesNoHarm() {
    assertThat(tags("x-portkey-metadata", "{\"a\":" + "[".repeat(5_000))).isEmpty();
  }

  @Test
  void pinnedTagsWin() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("x-tags", "team:mine,other:1");

    assertThat(Tags.of(headers, Map.of("team", "pinned")))
        .isEqualTo(Map.of("team", "pinned", "other", "1"));
    assertThat(Tags.pinned(Map.of("team", "key"), Map.of("team", "route", "x", "y")))
        .isEqualTo(Map.of("team", "key", "x", "y"));
  }

  @Test
  void thereAreBounds() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      many.append("t").append(i).append(":v,");
    }
    assertThat(tags("x-tags", many.toString())).hasSize(32);
    Map<String, String> one = tags("x-tags", "n".repeat(100) + ":" + "v".repeat(1_000));
    assertThat(one).containsExactly(Map.entry("n".repeat(64), "v".repeat(256)));
  }
}
