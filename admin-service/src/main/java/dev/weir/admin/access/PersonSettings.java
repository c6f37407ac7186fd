package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a person.
 *
 * @param name what they sign in with, and what their keys name as owner
 * @param role {@code viewer} (read), {@code member} (read, execute), {@code owner} or {@code admin}
 *     (everything)
 * @param team whose rows they see beside their own
 * @param seesLedger whether they see all rows
 * @param password a new one; never shown
 */
record PersonSettings(
    @JsonProperty("name") String name,
    @JsonProperty("email") @Nullable String email,
    @JsonProperty("role")
        @Schema(
            requiredMode = Schema.RequiredMode.NOT_REQUIRED,
            allowableValues = {"viewer", "member", "owner", "admin"})
        String role,
    @JsonProperty("team") @Nullable String team,
    @JsonProperty("sees_ledger") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        boolean seesLedger,
    @JsonProperty("is_active") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        boolean isActive,
    @JsonProperty("password") @Nullable String password) {

  /** A new person of whom nothing was said. */
  static final PersonSettings NEW = new PersonSettings("", null, "viewer", null, false, true, null);

  PersonSettings {
    email = Names.blankToNull(email);
    team = Names.blankToNull(team);
  }

  /** These settings, if they can be. */
  PersonSettings checked() {
    Names.check("name", name);
    Names.checkOptional("team", team);
    Names.checkOptional("email", email);
    Role.of(role);
    if (password != null) {
      Passwords.check("password", password);
    }
    return this;
  }

  @Override
  public String toString() {
    return "PersonSettings[name=" + name + ", role=" + role + "]";
  }
}
