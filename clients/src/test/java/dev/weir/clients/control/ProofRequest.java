package dev.weir.clients.control;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One request of the proof. Model and number of words together belong to no other request, so that
 * the meter's entries, which know nothing of request ids, lead back to it.
 *
 * @param model a name of the dialect's, of which there is a new one for every {@link #SIZES}
 *     requests
 * @param words of the prompt, each of which the simulator counts as one token
 * @param drains whether its key asks for the count of calls whose callers leave
 * @param leaveAfter how many bytes of the answer its caller reads; {@link #STAYS} reads all
 * @param resets whether the caller leaves by a TCP reset
 */
record ProofRequest(
    int number,
    Dialect dialect,
    String model,
    int words,
    boolean stream,
    boolean drains,
    int leaveAfter,
    boolean resets) {

  static final int STAYS = Integer.MAX_VALUE;
  static final int SIZES = 50;
  private static final int FEWEST_WORDS = 40;
  private static final int LONGEST_READ = 6_000;
  private static final List<String> WORDS =
      List.of("rain", "gate", "blue", "lake", "weir", "fish", "moss", "reed", "pond", "silt");

  /** The request of this number, always the same. */
  static ProofRequest of(int number) {
    SplittableRandom random = new SplittableRandom(number);
    Dialect dialect = Dialect.values()[number % Dialect.values().length];
    int ofDialect = number / Dialect.values().length;
    boolean stream = random.nextInt(3) > 0;
    int leaveAfter = STAYS;
    if (random.nextInt(3) == 0) {
      leaveAfter = stream && random.nextInt(4) > 0 ? random.nextInt(LONGEST_READ) : 0;
    }
    return new ProofRequest(
        number,
        dialect,
        dialect.model + ofDialect / SIZES,
        FEWEST_WORDS + ofDialect % SIZES,
        stream,
        random.nextBoolean(),
        leaveAfter,
        random.nextBoolean());
  }

  String id() {
    return "proof-%06d".formatted(number);
  }

  boolean leaves() {
    return leaveAfter != STAYS;
  }

  /** What the caller says, and the simulator says again. */
  String prompt() {
    StringBuilder prompt = new StringBuilder(words * 5);
    for (int i = 0; i < words; i++) {
      prompt.append(i == 0 ? "" : " ").append(WORDS.get((number + i) % WORDS.size()));
    }
    return prompt.toString();
  }

  /** The providers' kinds, and prices that are no round numbers. */
  enum Dialect {
    OPENAI("openai", "gpt-4o-v", "2.123457", "10.000003"),
    ANTHROPIC("anthropic", "claude-haiku-4-5-v", "1.000001", "5.765431"),
    GEMINI("gemini", "gemini-2.5-flash-v", "0.300007", "2.500009");

    final String provider;
    final String model;
    final BigDecimal input;
    final BigDecimal output;

    /**
     * @param model the beginning of its models' names
     * @param input USD per 1,000,000 tokens
     * @param output the same
     */
    Dialect(String provider, String model, String input, String output) {
      this.provider = provider;
      this.model = model;
      this.input = new BigDecimal(input);
      this.output = new BigDecimal(output);
    }

    /** Whose model this is. */
    static Dialect ofModel(String model) {
      for (Dialect dialect : values()) {
        if (model.startsWith(dialect.model)) {
          return dialect;
        }
      }
      throw new IllegalArgumentException(model);
    }
  }
}
