package dev.weir.simulator.anthropic;

import dev.weir.simulator.http.Call;
import dev.weir.simulator.http.Refusal;

/**
 * The versions of the API. The newer one takes no sampling parameters, no documents in assistant
 * messages and no citations in user messages
 * (https://platform.claude.com/docs/en/api/migration-2026-10-21).
 */
enum Version {
  NONE,
  V2023_06_01,
  V2026_10_21;

  static Version of(Call call) {
    return switch (String.valueOf(call.header("anthropic-version"))) {
      case "2023-06-01" -> V2023_06_01;
      case "2026-10-21" -> V2026_10_21;
      default -> NONE;
    };
  }

  static Refusal refusal(Call call) {
    String version = call.header("anthropic-version");
    return Errors.invalid(
        version == null
            ? "anthropic-version: header is required"
            : "anthropic-version: \"" + version + "\" is not a valid version");
  }
}
