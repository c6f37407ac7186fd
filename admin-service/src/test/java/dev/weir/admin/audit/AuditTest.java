package dev.weir.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.AdminUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The audit log: its chain, what breaks it, and who finds out. */
class AuditTest extends AdminUnderTest {

  @Autowired private AuditLog audit;
  @Autowired private AuditQueries queries;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transactions;

  @Test
  void aChangeAndItsEntryStandOrFallTogether() {
    long before = queries.head().seq();

    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      audit.record("test.fall", "test/1", null, Map.of("a", 1));
                      throw new IllegalStateException("the change fails");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(queries.head().seq()).isEqualTo(before);

    transactions.executeWithoutResult(
        status -> {
          audit.record("test.stand", "test/1", Map.of("b", 2, "a", 1), null);
          audit.record("test.stand", "test/2", null, null);
        });
    assertThat(queries.head().seq()).isEqualTo(before + 2);
    JsonNode shown =
        owner().get("/api/ai/audit?subject=test/1&action=test").body().path("items").get(0);
    assertThat(shown.path("before").toString()).isEqualTo("{\"a\":1,\"b\":2}");
    assertThat(shown.path("actor").path("kind").asString()).isEqualTo("system");
  }

  @Test
  void writersAtTheSameTimeMakeOneChain() throws Exception {
    long before = queries.head().seq();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> writers =
          IntStream.range(0, 80)
              .<Future<?>>mapToObj(
                  i -> threads.submit(() -> audit.record("test.many", "test/" + i, null, null)))
              .toList();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    assertThat(queries.head().seq()).isEqualTo(before + 80);
    assertThat(verification().broken()).isNull();
  }

  @Test
  void entriesCanBeNeitherChangedNorDeleted() {
    audit.record("test.keep", "test/1", null, null);

    for (String attempt :
        List.of(
            "UPDATE audit_entries SET subject = 'x'",
            "DELETE FROM audit_entries",
            "TRUNCATE audit_entries")) {
      assertThatThrownBy(() -> jdbc.execute(attempt))
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void oneChangedByteIsFoundAndNamed() {
    audit.record("test.before", "test/1", null, null);
    audit.record("test.tampered", "test/1", null, Map.of("limit", 10));
    long seq = queries.head().seq();
    audit.record("test.after", "test/1", null, null);

    tamper("UPDATE audit_entries SET after = '{\"limit\":90}' WHERE seq = " + seq);
    try {
      assertThat(verification().broken()).isEqualTo(seq);
      assertThat(command()).contains("1\nentry " + seq + " is broken: its content is not what was");
    } finally {
      tamper("UPDATE audit_entries SET after = '{\"limit\":10}' WHERE seq = " + seq);
    }
    assertThat(command()).startsWith("0\n").contains("entries, all sound");
  }

  @Test
  void aMissingEntryIsFound() {
    audit.record("test.one", "test/1", null, null);
    audit.record("test.two", "test/1", null, null);
    audit.record("test.three", "test/1", null, null);
    long seq = queries.head().seq() - 1;

    transactions.executeWithoutResult(
        status -> {
          jdbc.execute("ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only");
          jdbc.execute("DELETE FROM audit_entries WHERE seq = " + seq);
          assertThat(verification())
              .satisfies(result -> assertThat(result.broken()).isEqualTo(seq + 1))
              .satisfies(
                  result -> assertThat(result.why()).contains("entry " + seq + " is missing"));
          status.setRollbackOnly();
        });
  }

  private AuditVerification.Result verification() {
    return new AuditVerification(queries, transactions).verify();
  }

  /** What somebody does who owns the database. */
  private void tamper(String statement) {
    transactions.executeWithoutResult(
        status -> {
          jdbc.execute("ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only");
          jdbc.execute(statement);
          jdbc.execute("ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only");
        });
  }

  private static String command() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        AuditCommand.run(
            new String[] {"audit", "verify", "--weir.database.url=" + DATABASE},
            new PrintStream(out, true, StandardCharsets.UTF_8));
    return code + "\n" + out.toString(StandardCharsets.UTF_8);
  }
}
