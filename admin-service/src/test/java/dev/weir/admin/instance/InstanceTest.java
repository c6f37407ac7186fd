package dev.weir.admin.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.ledger.Json;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an admin is told of an instance. */
class InstanceTest extends AdminUnderTest {

  private static String told(String version, LedgerRetention retention, KeyStorage keys) {
    return Json.mapper()
        .writeValueAsString(new InstanceController(version, retention, keys).getInstance());
  }

  @Test
  void keysAreInTheDatabaseAndRowsStayUnlessConfiguredOtherwise() {
    Browser.Reply reply = owner().get("/api/ai/instance");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("retention_days").isNull()).isTrue();
    assertThat(reply.body().path("provider_keys").toString())
        .isEqualTo("{\"kept_in\":\"database\",\"vault_url\":null,\"vault_path\":null}");
  }

  @Test
  void theAddressOfVaultIsToldWithoutCredentials() {
    URI url = URI.create("https://somebody:secret-word@vault.test:8200/below?token=other-word#x");
    String told =
        told(
            "1.2.3",
            new LedgerRetention(Duration.ofDays(400)),
            KeyStorage.inVault(url, "kv/weir/providers"));

    assertThat(told)
        .isEqualTo(
            "{\"version\":\"1.2.3\",\"retention_days\":400,\"provider_keys\":{\"kept_in\":\"vault\","
                + "\"vault_url\":\"https://vault.test:8200/below\","
                + "\"vault_path\":\"kv/weir/providers\"}}");
  }

  @Test
  void withoutAPackageThereIsNoVersion() {
    assertThat(told("", new LedgerRetention(null), KeyStorage.inDatabase()))
        .startsWith("{\"version\":null,\"retention_days\":null,");
  }
}
