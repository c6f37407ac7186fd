package dev.weir.admin.containers;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** What else runs on servers that are given by the environment, on official images. */
class ContainersTest {

  private static final DockerImageName TIMESCALE =
      DockerImageName.parse("timescale/timescaledb:2.23.1-pg17");
  private static final DockerImageName VAULT = DockerImageName.parse("hashicorp/vault:1.21");
  private static final String PASSWORD = "weir-in-a-container";

  @Test
  void theLedgerKeepsItsPromisesOnTimescale() throws Exception {
    Engine.assumeHas(TIMESCALE);
    try (GenericContainer<?> timescale =
        new GenericContainer<>(TIMESCALE)
            .withEnv("POSTGRES_PASSWORD", PASSWORD)
            .withExposedPorts(5432)
            // Said once by the server that only sets the folder up, and again by the one that
            // stays.
            .waitingFor(
                Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2))) {
      timescale.start();
      TestProcess.pass(
          Map.of(
              "WEIR_TEST_DATABASE_URL",
              "jdbc:postgresql://%s:%d/postgres?user=postgres&password=%s"
                  .formatted(timescale.getHost(), timescale.getMappedPort(5432), PASSWORD)),
          "dev.weir.admin.usage.UsageIngestTest",
          "dev.weir.admin.usage.UsageQueriesTest",
          "dev.weir.admin.usage.UsageRetentionTest",
          "dev.weir.admin.usage.RepriceTest");
    }
  }

  @Test
  void providerKeysAreKeptInVault() throws Exception {
    Engine.assumeHas(VAULT);
    try (GenericContainer<?> vault =
        new GenericContainer<>(VAULT)
            .withEnv("VAULT_DEV_ROOT_TOKEN_ID", PASSWORD)
            .withEnv("VAULT_DEV_LISTEN_ADDRESS", "0.0.0.0:8200")
            .withExposedPorts(8200)
            .waitingFor(Wait.forHttp("/v1/sys/health"))) {
      vault.start();
      TestProcess.pass(
          Map.of(
              "VAULT_ADDR",
              "http://" + vault.getHost() + ":" + vault.getMappedPort(8200),
              "VAULT_TOKEN",
              PASSWORD),
          "dev.weir.admin.providers.VaultBootstrapTest");
    }
  }
}
