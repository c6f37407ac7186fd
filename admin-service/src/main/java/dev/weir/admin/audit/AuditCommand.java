package dev.weir.admin.audit;

import java.io.PrintStream;
import java.util.Arrays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command {@code audit verify}: reads the chain of the configured database and says whether it
 * is whole. It ends with 0 where it is, 1 where it is not, 2 where that could not be told.
 */
public final class AuditCommand {

  private AuditCommand() {}

  /**
   * Runs the command.
   *
   * @param arguments those of the program, {@code audit} first
   * @return the exit code
   */
  public static int run(String[] arguments, PrintStream out) {
    if (arguments.length < 2 || !"verify".equals(arguments[1])) {
      out.println("usage: audit verify");
      return 2;
    }
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Database.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties("logging.level.root=WARN")
            .run(Arrays.copyOfRange(arguments, 2, arguments.length))) {
      AuditVerification.Result result =
          new AuditVerification(
                  context.getBean(AuditQueries.class), context.getBean(TransactionTemplate.class))
              .verify();
      if (result.broken() == null) {
        out.println(result.entries() + " entries, all sound; the last hash is " + result.head());
        return 0;
      }
      out.println("entry " + result.broken() + " is broken: " + result.why());
      out.println(
          result.entries() + " entries before it are sound; their last hash is " + result.head());
      return 1;
    } catch (DataAccessException | TransactionException e) {
      out.println(
          "the database cannot be read: "
              + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
      return 2;
    }
  }

  /** The database and nothing else. No component: the service itself must not find it. */
  @ComponentScan("dev.weir.admin.database")
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
  })
  @Import(AuditQueries.class)
  static class Database {}
}
