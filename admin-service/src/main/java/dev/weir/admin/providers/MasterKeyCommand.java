package dev.weir.admin.providers;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command {@code master-key rotate}: puts a new master key in the place of the old one and
 * seals all provider keys with it. Admin may run meanwhile. A master key from the environment is
 * rotated by setting {@code WEIR_MASTER_KEY=v1:<old>,v2:<new>}, running this, and then leaving the
 * old one out.
 */
public final class MasterKeyCommand {

  private static final String USAGE = "usage: java -jar admin-service.jar master-key rotate";

  private MasterKeyCommand() {}

  /**
   * Runs the command.
   *
   * @param arguments what follows {@code master-key}; properties as {@code --name=value} may be
   *     among them
   * @return the exit status
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 0 || !arguments[0].equals("rotate")) {
      err.println(USAGE);
      return 2;
    }
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.NONE)
            .properties("weir.vault.url=")
            .run(arguments)) {
      MasterKeys keys = context.getBean(MasterKeys.class);
      ProviderSecrets secrets = context.getBean(ProviderSecrets.class);
      if (!(secrets instanceof SealedSecrets sealed)) {
        err.println("provider keys are in Vault: there is no master key");
        return 1;
      }
      int count = rotate(keys, sealed, context.getBean(PlatformTransactionManager.class));
      out.println(count + " provider keys are sealed with master key v" + keys.all().lastKey());
      return 0;
    }
  }

  static int rotate(
      MasterKeys keys, SealedSecrets secrets, PlatformTransactionManager transactions) {
    if (!keys.areGiven()) {
      keys.addFresh();
    }
    Integer count = new TransactionTemplate(transactions).execute(status -> secrets.reseal());
    if (!keys.areGiven()) {
      keys.keepLast();
    }
    return Objects.requireNonNull(count);
  }

  /** The database and the sealed values; no component, so that admin itself does not find it. */
  @ComponentScan("dev.weir.admin.database")
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
  })
  @Import({ProvidersConfiguration.class, KeyQueries.class})
  static class Beans {

    @Bean
    SecureRandom random() {
      return new SecureRandom();
    }
  }
}
