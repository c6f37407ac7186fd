package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.gateway.dialect.Warnings;
import java.util.Set;

/** Builds the calls that the tests make. */
final class Calls {

  private Calls() {}

  static ProviderCall call(String model, Quirk... quirks) {
    return new ProviderCall(
        model, Set.of(quirks), false, false, "chatcmpl-weir", 1_700_000_000L, new Warnings(false));
  }

  static ProviderCall stream(String model, boolean includeUsage, Quirk... quirks) {
    return new ProviderCall(
        model,
        Set.of(quirks),
        true,
        includeUsage,
        "chatcmpl-weir",
        1_700_000_000L,
        new Warnings(false));
  }

  static ProviderCall strict(String model, Quirk... quirks) {
    return new ProviderCall(
        model, Set.of(quirks), false, false, "chatcmpl-weir", 1_700_000_000L, new Warnings(true));
  }
}
