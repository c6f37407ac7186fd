package dev.weir.admin.providers;

import dev.weir.admin.instance.KeyStorage;
import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where providers' keys are kept: in Vault where {@code weir.vault.url} names one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({VaultSettings.class, ProvidersConfiguration.Keys.class})
class ProvidersConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ProvidersConfiguration.class);

  @Bean
  MasterKeys masterKeys(Keys keys, @Value("${weir.data:.weir}") Path data, SecureRandom random) {
    Secret given = keys.masterKey();
    return new MasterKeys(
        given == null ? null : given.reveal(), data.resolve("master.key"), random);
  }

  @Bean
  ProviderSecrets providerSecrets(
      VaultSettings vault,
      Keys keys,
      KeyQueries queries,
      MasterKeys masterKeys,
      SecureRandom random) {
    if (vault.isUsed()) {
      return new VaultSecrets(vault);
    }
    return new SealedSecrets(queries, masterKeys, snapshotKey(keys.snapshotKey()), random);
  }

  @Bean
  KeyStorage keyStorage(VaultSettings vault) {
    URI url = vault.url();
    return url != null && vault.isUsed()
        ? KeyStorage.inVault(url, VaultSecrets.folder(vault.mount()))
        : KeyStorage.inDatabase();
  }

  private static byte @Nullable [] snapshotKey(@Nullable Secret text) {
    if (text == null || text.isBlank()) {
      LOG.warn("weir.snapshot-key is not set: gateways get no provider keys");
      return null;
    }
    try {
      byte[] key = Base64.getDecoder().decode(text.reveal().strip());
      if (key.length == SealedValue.KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Told below, without its text.
    }
    throw new IllegalStateException("weir.snapshot-key is not the base64 of 32 bytes");
  }

  /**
   * Keys from the environment.
   *
   * @param masterKey seals providers' keys in the database; absent for the file in the data folder
   * @param snapshotKey shared with gateways: seals the keys in the snapshot
   */
  @ConfigurationProperties("weir")
  record Keys(@Nullable Secret masterKey, @Nullable Secret snapshotKey) {}
}
