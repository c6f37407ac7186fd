package dev.weir.admin.instance;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the keys of providers are kept; nothing that opens them.
 *
 * @param vaultUrl where Vault is, without any credentials; null where keys are in the database
 * @param vaultPath the engine's mount and the folder below it
 */
public record KeyStorage(
    @JsonProperty("kept_in") @Schema(allowableValues = {"vault", "database"}) String keptIn,
    @JsonProperty("vault_url") @Nullable String vaultUrl,
    @JsonProperty("vault_path") @Nullable String vaultPath) {

  /** Sealed, in the database. */
  public static KeyStorage inDatabase() {
    return new KeyStorage("database", null, null);
  }

  /** In HashiCorp Vault, below a path. */
  public static KeyStorage inVault(URI url, String path) {
    String shown =
        UriComponentsBuilder.fromUri(url)
            .userInfo(null)
            .replaceQuery(null)
            .fragment(null)
            .build()
            .toUriString();
    return new KeyStorage("vault", shown, path);
  }
}
