package dev.weir.admin.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import dev.weir.admin.security.Actor;
import dev.weir.ledger.Json;
import dev.weir.ledger.SealedValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Providers, models, prices, rules and the snapshot of them, with a real PostgreSQL: the one of
 * {@code WEIR_TEST_DATABASE_URL}, else an embedded one. Sign-in, audit log and errors are
 * stand-ins.
 */
@SpringBootTest(classes = ControlPlane.App.class)
public abstract class ControlPlane {

  /** 32 bytes, as base64. */
  public static final String SNAPSHOT_KEY =
      Base64.getEncoder()
          .encodeToString("snapshot-key-of-32-bytes--------".getBytes(StandardCharsets.UTF_8));

  public static final Path DATA = folder();
  private static final String DATABASE = database();

  @Autowired private WebApplicationContext context;
  @Autowired protected RecordedAudit audit;
  @Autowired protected JdbcTemplate jdbc;
  private MockMvc mvc;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> DATABASE);
    registry.add("weir.data", DATA::toString);
    registry.add("weir.snapshot-key", () -> SNAPSHOT_KEY);
    registry.add("weir.providers.check-timeout", () -> "2s");
  }

  @BeforeEach
  void startAfresh() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    audit.entries.clear();
    jdbc.update("delete from providers");
    jdbc.update("delete from provider_secrets");
    jdbc.update("delete from model_aliases");
    jdbc.update("delete from rules");
    jdbc.update("update snapshot_change set change = change + 1");
  }

  protected static byte[] snapshotKey() {
    byte[] key = Base64.getDecoder().decode(SNAPSHOT_KEY);
    if (key.length != SealedValue.KEY_BYTES) {
      throw new IllegalStateException("the tests' snapshot key has " + key.length + " bytes");
    }
    return key;
  }

  protected Answer get(String path, String... permissions) {
    return send(MockMvcRequestBuilders.get(path), null, permissions);
  }

  protected Answer post(String path, Object body, String... permissions) {
    return send(MockMvcRequestBuilders.post(path), body, permissions);
  }

  protected Answer put(String path, Object body) {
    return send(MockMvcRequestBuilders.put(path), body);
  }

  protected Answer patch(String path, Object body) {
    return send(MockMvcRequestBuilders.patch(path), body);
  }

  protected Answer delete(String path) {
    return send(MockMvcRequestBuilders.delete(path), null);
  }

  /** Sends it as somebody with these permissions; {@code admin} unless said. */
  protected Answer send(MockHttpServletRequestBuilder request, Object body, String... permissions) {
    String[] granted = permissions.length == 0 ? new String[] {"admin", "read"} : permissions;
    Actor actor =
        new Actor("person", "p1", "ada", Set.copyOf(Arrays.asList(granted)), null, null, null);
    request.with(authentication(new TestingAuthenticationToken(actor, null, granted)));
    if (body != null) {
      request
          .contentType(MediaType.APPLICATION_JSON)
          .content(Json.mapper().writeValueAsString(body));
    }
    try {
      MvcResult result = mvc.perform(request).andReturn();
      if (result.getRequest().isAsyncStarted()) {
        await(result);
        result = mvc.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
      }
      return new Answer(
          result.getResponse().getStatus(),
          result.getResponse().getHeader("ETag"),
          result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** No container is there to end a wait, so it is ended here. */
  private static void await(MvcResult result) throws IOException {
    MockAsyncContext async = (MockAsyncContext) result.getRequest().getAsyncContext();
    try {
      result.getAsyncResult(async.getTimeout());
    } catch (IllegalStateException notYet) {
      for (AsyncListener listener : async.getListeners()) {
        listener.onTimeout(new AsyncEvent(async));
      }
      result.getAsyncResult(1000);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("weir-control-plane");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String database() {
    String server = System.getenv("WEIR_TEST_DATABASE_URL");
    if (server == null || server.isBlank()) {
      try {
        server = EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String name = "weir_control_plane_" + ProcessHandle.current().pid();
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name + " with (force)");
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database cannot be made", e);
    }
    int slash = server.indexOf('/', "jdbc:postgresql://".length());
    int question = server.indexOf('?');
    return server.substring(0, slash + 1) + name + (question < 0 ? "" : server.substring(question));
  }

  /** What came back. */
  public record Answer(int status, String etag, String body) {

    public JsonNode json() {
      return Json.mapper().readTree(body);
    }
  }

  /** The five features, and stand-ins for what they lean on. */
  @EnableAutoConfiguration
  @AutoConfigurationPackage(
      basePackages = {
        "dev.weir.admin.providers",
        "dev.weir.admin.models",
        "dev.weir.admin.pricing",
        "dev.weir.admin.governance",
        "dev.weir.admin.snapshot"
      })
  @ComponentScan({
    "dev.weir.admin.providers",
    "dev.weir.admin.models",
    "dev.weir.admin.pricing",
    "dev.weir.admin.governance",
    "dev.weir.admin.snapshot",
    "dev.weir.admin.web"
  })
  @EnableMethodSecurity
  static class App {

    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    SecureRandom random() {
      return new SecureRandom();
    }

    @Bean
    RecordedAudit audit() {
      return new RecordedAudit();
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
          .csrf(csrf -> csrf.disable())
          .build();
    }
  }
}
