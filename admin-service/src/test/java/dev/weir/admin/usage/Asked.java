package dev.weir.admin.usage;

import java.util.Arrays;
import java.util.List;

/** Parameters as a URL gives them: one of them set. */
final class Asked {

  private Asked() {}

  static UsageParameters of(String name, String value) {
    return new UsageParameters(
        value(name, "from", value),
        value(name, "to", value),
        value(name, "period", value),
        value(name, "user", value),
        value(name, "team", value),
        value(name, "key", value),
        value(name, "conversation", value),
        name.equals("tags") ? Arrays.asList(value.split(",")) : List.of(),
        value(name, "model", value),
        value(name, "provider", value),
        value(name, "front", value),
        value(name, "status", value),
        name.equals("byok") ? Boolean.valueOf(value) : null,
        name.equals("streaming") ? Boolean.valueOf(value) : null,
        name.equals("demo") ? Boolean.valueOf(value) : null,
        value(name, "min_cost", value),
        value(name, "max_cost", value),
        name.equals("min_tokens") ? Long.valueOf(value) : null,
        name.equals("max_tokens") ? Long.valueOf(value) : null,
        value(name, "tz", value));
  }

  private static String value(String name, String wanted, String value) {
    return name.equals(wanted) ? value : null;
  }
}
