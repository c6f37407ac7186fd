package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.testing.ControlPlane;
import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Keys that are sealed in the database, and the master key that seals them. */
class SealedSecretsTest extends ControlPlane {

  @Autowired private ProviderSecrets secrets;
  @Autowired private MasterKeys masterKeys;
  @Autowired private KeyQueries queries;
  @Autowired private PlatformTransactionManager transactions;

  private void enter(String id, String key) {
    Answer made =
        post(
            "/api/ai/providers",
            Map.of(
                "provider",
                id,
                "base_url",
                "https://host.test",
                "api_key",
                key,
                "skip_test",
                true));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private List<Integer> sealedWith() {
    return jdbc.queryForList("select sealed from provider_secrets", String.class).stream()
        .map(SealedValue::keyVersion)
        .distinct()
        .toList();
  }

  @Test
  void rotatingTheMasterKeySealsAllAnewAndDropsTheOldOne() throws Exception {
    enter("one", "first-key-of-a-provider");
    enter("two", "second-key-of-a-provider");
    Path file = DATA.resolve("master.key");
    int before = masterKeys.all().lastKey();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    int count = MasterKeyCommand.rotate(masterKeys, (SealedSecrets) secrets, transactions);

    assertThat(count).isEqualTo(2);
    assertThat(masterKeys.all().keySet()).containsExactly(before + 1);
    assertThat(sealedWith()).containsExactly(before + 1);
    assertThat(secrets.read(queries.current("two")))
        .isEqualTo(Secret.of("second-key-of-a-provider"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theCommandRotatesBesideARunningAdmin() {
    enter("one", "first-key-of-a-provider");
    int before = masterKeys.all().lastKey();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status =
        MasterKeyCommand.run(
            new String[] {"rotate", "--weir.database.url=" + DATABASE, "--weir.data=" + DATA},
            new PrintStream(out),
            System.err);

    assertThat(status).isZero();
    assertThat(out.toString()).contains("1 provider keys are sealed with master key v");
    assertThat(sealedWith()).containsExactly(before + 1);
    assertThat(secrets.read(queries.current("one")))
        .isEqualTo(Secret.of("first-key-of-a-provider"));
  }

  @Test
  void aMasterKeyFromTheEnvironmentRotatesByNamingBoth() {
    enter("one", "first-key-of-a-provider");
    String old =
        "v1:" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    String next =
        "v2:" + Base64.getEncoder().encodeToString("abcdef0123456789abcdef0123456789".getBytes());
    SealedSecrets first = with(old);
    first.keep("one", "key-1", Secret.of("the-key-in-question"));

    SealedSecrets both = with(old + "," + next);
    jdbc.update("delete from provider_secrets where key_id <> 'key-1'");
    assertThat(both.reseal()).isEqualTo(1);

    String sealed = queries.sealed("key-1");
    assertThat(SealedValue.keyVersion(sealed)).isEqualTo(2);
    ProviderKeyRow row = new ProviderKeyRow("key-1", "one", 1, null, "…", null, null, null);
    assertThat(with(next).read(row)).isEqualTo(Secret.of("the-key-in-question"));
    assertThatThrownBy(() -> with(old).read(row))
        .hasMessageContaining("sealed with master key v2")
        .hasMessageNotContaining("question");
  }

  private SealedSecrets with(String given) {
    return new SealedSecrets(
        queries,
        new MasterKeys(given, DATA.resolve("unused.key"), new SecureRandom()),
        snapshotKey(),
        new SecureRandom());
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws Exception {
    Path file = Files.createTempDirectory("weir-master").resolve("master.key");
    MasterKeys keys = new MasterKeys(null, file, new SecureRandom());
    assertThat(keys.all()).hasSize(1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(keys::all).hasMessageContaining("rw-r--r--");
  }

  @Test
  void aTextThatIsNoKeyIsRefusedWithoutBeingShown() {
    assertThatThrownBy(
            () -> new MasterKeys("c2hvcnQ=", Path.of("unused"), new SecureRandom()).all())
        .hasMessageContaining("base64 of 32 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }
}
