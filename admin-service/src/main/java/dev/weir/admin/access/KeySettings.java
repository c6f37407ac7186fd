package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.ApiException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of the instance decides about a gateway key.
 *
 * @param models names, aliases, or beginnings with a star; empty allows all
 * @param tags pinned to every request, over the client's
 * @param user the owner's name
 * @param byok whether the caller may bring a provider's key
 * @param capture whether contents may be kept
 * @param clientGone what happens when the client leaves; null takes the gateway's default
 */
record KeySettings(
    @JsonProperty("name") String name,
    @JsonProperty("permissions")
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @ArraySchema(schema = @Schema(allowableValues = {"read", "execute", "admin"}))
        List<String> permissions,
    @JsonProperty("models") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<String> models,
    @JsonProperty("tags") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Map<String, String> tags,
    @JsonProperty("user") @Nullable String user,
    @JsonProperty("team") @Nullable String team,
    @JsonProperty("expires_at") @Nullable Instant expiresAt,
    @JsonProperty("byok") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) boolean byok,
    @JsonProperty("capture") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        boolean capture,
    @JsonProperty("client_gone") @Nullable ClientGone clientGone,
    @JsonProperty("is_active") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        boolean isActive) {

  /** A new key of which nothing was said but its name. */
  static final KeySettings NEW =
      new KeySettings(
          "", List.of("execute"), List.of(), Map.of(), null, null, null, true, false, null, true);

  private static final Set<String> PERMISSIONS = Set.of("read", "execute", "admin");
  private static final Set<String> POLICIES = Set.of("cancel", "drain");
  private static final int MOST_MODELS = 500;
  private static final int MOST_TAGS = 32;
  private static final int TAG_NAME = 64;
  private static final int TAG_VALUE = 256;

  @SuppressWarnings("NullableProblems")
  KeySettings {
    permissions = permissions == null ? NEW.permissions : permissions.stream().distinct().toList();
    models = models == null ? List.of() : List.copyOf(models);
    tags = tags == null ? Map.of() : Map.copyOf(tags);
    user = Names.blankToNull(user);
    team = Names.blankToNull(team);
  }

  /** {@code cancel} or {@code drain} for streams and for whole answers. */
  record ClientGone(
      @JsonProperty("stream") @Schema(allowableValues = {"cancel", "drain"})
          @Nullable String stream,
      @JsonProperty("whole") @Schema(allowableValues = {"cancel", "drain"})
          @Nullable String whole) {}

  /** These settings, if they can be. */
  KeySettings checked() {
    Names.check("name", name);
    Names.checkOptional("user", user);
    Names.checkOptional("team", team);
    if (permissions.isEmpty()) {
      throw ApiException.invalid("permissions", "there is none (expected: read, execute, admin)");
    }
    for (String permission : permissions) {
      if (!PERMISSIONS.contains(permission)) {
        throw ApiException.invalid("permissions", permission + " (expected: read, execute, admin)");
      }
    }
    if (models.size() > MOST_MODELS || models.stream().anyMatch(String::isBlank)) {
      throw ApiException.invalid("models", "expected: at most " + MOST_MODELS + " names");
    }
    checkTags();
    if (clientGone != null) {
      checkPolicy("client_gone.stream", clientGone.stream());
      checkPolicy("client_gone.whole", clientGone.whole());
    }
    return this;
  }

  private void checkTags() {
    if (tags.size() > MOST_TAGS) {
      throw ApiException.invalid("tags", tags.size() + " (expected: at most " + MOST_TAGS + ")");
    }
    tags.forEach(
        (tag, value) -> {
          if (tag.isBlank() || tag.length() > TAG_NAME || value.length() > TAG_VALUE) {
            throw ApiException.invalid(
                "tags", "expected: names up to " + TAG_NAME + ", values up to " + TAG_VALUE);
          }
        });
  }

  private static void checkPolicy(String param, @Nullable String policy) {
    if (policy != null && !POLICIES.contains(policy)) {
      throw ApiException.invalid(param, policy + " (expected: cancel or drain)");
    }
  }
}
