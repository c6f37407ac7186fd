package dev.weir.admin;

import dev.weir.admin.access.TestDatabase;
import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.ledger.GatewayKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole admin service on a port of its own, with a new PostgreSQL database and data folder. */
@SpringBootTest(
    classes = AdminApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(AdminUnderTest.Fakes.class)
public abstract class AdminUnderTest {

  /** What the gateways of these tests sign in with. */
  protected static final String GATEWAY_TOKEN = "token-of-the-gateways-under-test";

  /** The key that stood in the data folder before admin came. */
  protected static final String FIRST_KEY = GatewayKey.create(new SecureRandom()).text().reveal();

  protected static final Path DATA = dataFolder();

  protected static final String DATABASE = TestDatabase.create("admin");

  @Autowired private Environment environment;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> DATABASE);
    registry.add("weir.database.url", () -> DATABASE);
    registry.add("weir.data", DATA::toString);
    registry.add("weir.gateway-token", () -> GATEWAY_TOKEN);
  }

  /** Nobody, with no cookie yet. */
  protected Browser browser() {
    return new Browser("http://127.0.0.1:" + environment.getProperty("local.server.port"));
  }

  /** Whoever has the key of the data folder. */
  protected Browser owner() {
    return browser().withKey(FIRST_KEY);
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

  /** Stands in for features that are not there. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Fakes {

    @Bean
    @Fallback
    CountedChanges countedChanges() {
      return new CountedChanges();
    }
  }

  /** Counts how often a new snapshot was asked for. */
  public static final class CountedChanges implements SnapshotChanges {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void changed() {
      count.incrementAndGet();
    }
  }
}
