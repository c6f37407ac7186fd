package dev.weir.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of one model cost: regular rates, rates from a context length on, and rates of
 * service tiers. Immutable.
 *
 * @param id names this version of the price in usage rows
 * @param provider the provider's id, such as {@code openai}; null covers the model at any provider
 * @param model the model's name, in lower case
 * @param prefix whether every longer name is covered too
 * @param schedule the regular rates
 * @param serviceTiers rates of {@code batch}, {@code flex}, {@code priority}
 * @param validTo from when on this is no longer the price, as for a promotion; null for no end
 * @param source the public text in which the price was read, or who set it
 */
public record Price(
    String id,
    @Nullable String provider,
    String model,
    boolean prefix,
    Schedule schedule,
    Map<String, Schedule> serviceTiers,
    @Nullable Instant validTo,
    String source) {

  private static final Set<String> REGULAR = Set.of("default", "standard", "auto", "on_demand");

  public Price {
    serviceTiers = Map.copyOf(serviceTiers);
  }

  /**
   * The rates that hold for a prompt of this length.
   *
   * @return null where the service tier is not regular and has no rates here
   */
  @Nullable Rates ratesFor(long promptTokens, @Nullable String serviceTier) {
    if (serviceTier == null || REGULAR.contains(serviceTier)) {
      return schedule.ratesFor(promptTokens);
    }
    Schedule tier = serviceTiers.get(serviceTier);
    return tier == null ? null : tier.ratesFor(promptTokens);
  }

  /**
   * Rates by the length of the prompt: the tier is chosen first, then the bucket, for all tokens.
   *
   * @param base rates of short prompts
   * @param tiers rates of longer prompts, the longest first
   */
  public record Schedule(Rates base, List<Tier> tiers) {

    public Schedule {
      Rates regular = base;
      tiers =
          tiers.stream()
              .map(tier -> tier.isUnknown() ? tier : tier.over(regular))
              .sorted(Comparator.comparingLong(Tier::abovePromptTokens).reversed())
              .toList();
    }

    Rates ratesFor(long promptTokens) {
      for (Tier tier : tiers) {
        if (promptTokens > tier.abovePromptTokens()) {
          return tier.rates();
        }
      }
      return base;
    }
  }

  /**
   * Rates of prompts with more tokens than a limit. Without any rate the limit is where the known
   * price ends.
   *
   * @param abovePromptTokens the longest prompt, in tokens, that does not belong to this tier
   */
  public record Tier(long abovePromptTokens, Rates rates) {

    /** Whether it is known that such prompts cost something else, but not what. */
    boolean isUnknown() {
      return rates.picosPerToken().isEmpty();
    }

    Tier over(Rates regular) {
      return new Tier(abovePromptTokens, rates.over(regular));
    }
  }
}
