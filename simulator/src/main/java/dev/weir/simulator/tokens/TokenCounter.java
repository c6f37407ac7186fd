package dev.weir.simulator.tokens;

/**
 * A running count of tokens over text that comes in pieces: every four letters or digits of a word
 * are one token, every other visible character is one, white space is none. The count of a text
 * does not depend on how it is cut. Not thread-safe.
 */
public final class TokenCounter {

  private static final int LETTERS_PER_TOKEN = 4;

  private int run;
  private int tokens;

  /** The tokens of a whole text. */
  public static int of(CharSequence text) {
    return new TokenCounter().add(text).tokens();
  }

  /** The longest beginning of the text that has at most so many tokens. */
  public static String cut(String text, int limit) {
    TokenCounter counter = new TokenCounter();
    for (int at = 0; at < text.length(); at++) {
      counter.add(text.charAt(at));
      if (counter.tokens > limit) {
        boolean insidePair = at > 0 && Character.isLowSurrogate(text.charAt(at));
        return text.substring(0, insidePair ? at - 1 : at);
      }
    }
    return text;
  }

  public TokenCounter add(CharSequence text) {
    for (int at = 0; at < text.length(); at++) {
      add(text.charAt(at));
    }
    return this;
  }

  /** Counts something that is not text, such as the frame of a tool call. */
  public TokenCounter addTokens(int more) {
    run = 0;
    tokens += more;
    return this;
  }

  public int tokens() {
    return tokens;
  }

  private void add(char character) {
    if (Character.isWhitespace(character)) {
      run = 0;
    } else if (Character.isLetterOrDigit(character)) {
      if (run % LETTERS_PER_TOKEN == 0) {
        tokens++;
      }
      run++;
    } else {
      run = 0;
      tokens++;
    }
  }
}
