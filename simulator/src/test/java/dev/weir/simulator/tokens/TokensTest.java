package dev.weir.simulator.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void countsFourLettersAsOneToken() {
    assertThat(TokenCounter.of("abcd efghi, j")).isEqualTo(5);
    assertThat(TokenCounter.of("   ")).isZero();
  }

  @Test
  void countsTheSameHoweverTheTextIsCut() {
    String text = "Grüße an die Welt, 世界 😀 and everybody else";
    for (int at = 0; at <= text.length(); at++) {
      TokenCounter counter = new TokenCounter();
      counter.add(text.substring(0, at)).add(text.substring(at));
      assertThat(counter.tokens()).isEqualTo(TokenCounter.of(text));
    }
  }

  @Test
  void cutsATextAtItsTokens() {
    assertThat(TokenCounter.cut("one two three", 2)).isEqualTo("one two ");
    assertThat(TokenCounter.cut("one", 9)).isEqualTo("one");
    assertThat(TokenCounter.cut("a😀", 2)).isEqualTo("a");
  }

  @Test
  void readsFromTheCacheOnlyWhatTheSameCallerSentBefore() {
    PromptCache cache = new PromptCache();
    CacheRule rule = CacheRule.automatic(100, 64);
    Prompt first = prompt("x".repeat(800), "one");
    Prompt second = prompt("x".repeat(800), "two");

    assertThat(cache.use("me", first, rule)).isEqualTo(CacheUse.NONE);
    assertThat(cache.use("me", second, rule).read()).isEqualTo(192);
    assertThat(cache.use("you", second, rule).read()).isZero();
  }

  @Test
  void writesEachMarkedPartForTheTimeItWasMarkedFor() {
    PromptCache cache = new PromptCache();
    CacheRule rule = CacheRule.marked(100);
    List<Segment> segments = new ArrayList<>();
    segments.add(Segment.text("system", "x".repeat(800)).marked(CacheMark.ONE_HOUR));
    segments.add(Segment.text("user", "y".repeat(400)).marked(CacheMark.FIVE_MINUTES));
    segments.add(Segment.text("user", "z"));

    CacheUse written = cache.use("me", new Prompt(segments), rule);
    CacheUse read = cache.use("me", new Prompt(segments), rule);

    assertThat(written).isEqualTo(new CacheUse(0, 103, 203));
    assertThat(read).isEqualTo(new CacheUse(306, 0, 0));
  }

  private static Prompt prompt(String... texts) {
    List<Segment> segments = new ArrayList<>();
    for (String text : texts) {
      segments.add(Segment.text("user", text));
    }
    return new Prompt(segments);
  }
}
