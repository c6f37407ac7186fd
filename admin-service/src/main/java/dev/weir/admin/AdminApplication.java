package dev.weir.admin;

import dev.weir.admin.audit.AuditCommand;
import dev.weir.admin.database.DatabaseCommand;
import dev.weir.admin.demo.DemoCommand;
import dev.weir.admin.providers.MasterKeyCommand;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the admin service, or runs the command that the first argument names. */
@SpringBootApplication
public class AdminApplication {

  public static void main(String[] arguments) {
    List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "audit" -> System.exit(AuditCommand.run(arguments, System.out));
      case "demo-data" ->
          System.exit(
              new DemoCommand(InstantSource.system(), System.out, System.err)
                  .run(rest, System.getenv("WEIR_GATEWAY_TOKEN")));
      case "database" -> System.exit(new DatabaseCommand(System.out, System.err).run(rest));
      case "master-key" ->
          System.exit(MasterKeyCommand.run(rest.toArray(String[]::new), System.out, System.err));
      default -> SpringApplication.run(AdminApplication.class, arguments);
    }
  }
}
