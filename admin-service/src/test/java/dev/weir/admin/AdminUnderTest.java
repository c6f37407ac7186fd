package dev.weir.admin;

import dev.weir.admin.database.TestDatabase;
import dev.weir.ledger.GatewayKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole admin service on a port of its own, with a new PostgreSQL database and data folder. */
@SpringBootTest(
    classes = AdminApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class AdminUnderTest {

  /** What the gateways of these tests sign in with. */
  protected static final String GATEWAY_TOKEN = "token-of-the-gateways-under-test";

  /** The key that stood in the data folder before admin came. */
  protected static final String FIRST_KEY = GatewayKey.create(new SecureRandom()).text().reveal();

  /** 32 bytes, as base64: seals providers' keys in the snapshot. */
  protected static final String SNAPSHOT_KEY =
      Base64.getEncoder()
          .encodeToString("snapshot-key-of-32-bytes--------".getBytes(StandardCharsets.UTF_8));

  protected static final Path DATA = dataFolder();

  protected static final String DATABASE = TestDatabase.empty().url();

  private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

  @Autowired private Environment environment;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("weir.database.url", () -> DATABASE);
    registry.add("weir.data", DATA::toString);
    registry.add("weir.gateway-token", () -> GATEWAY_TOKEN);
    registry.add("weir.snapshot-key", () -> SNAPSHOT_KEY);
    registry.add("weir.providers.check-timeout", () -> "5s");
  }

  /** Nobody, with no cookie yet. */
  protected Browser browser() {
    return new Browser("http://127.0.0.1:" + environment.getProperty("local.server.port"));
  }

  /** Whoever has the key of the data folder. */
  protected Browser owner() {
    return browser().withKey(FIRST_KEY);
  }

  /** Whoever has a key with this permission alone. */
  protected Browser withPermission(String permission) {
    String key =
        KEYS.computeIfAbsent(
            permission,
            name ->
                owner()
                    .post("/api/ai/keys", Map.of("name", name, "permissions", List.of(name)))
                    .at("key"));
    return browser().withKey(key);
  }

  /** A gateway. */
  protected Browser gateway() {
    return browser().withKey(GATEWAY_TOKEN);
  }

  private static Path dataFolder() {
    try {
      Path folder = Files.createTempDirectory("weir-admin-test");
      Files.writeString(folder.resolve("key"), FIRST_KEY + "\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
