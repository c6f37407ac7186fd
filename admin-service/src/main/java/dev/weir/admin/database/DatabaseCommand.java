package dev.weir.admin.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.ledger.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code database start|stop|status --data DIR}: prints one line of JSON about the
 * embedded database, or one sentence about what went wrong.
 */
public final class DatabaseCommand {

  private static final String USAGE = "usage: database start|stop|status [--data .weir]";
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final PrintStream error;

  public DatabaseCommand(PrintStream out, PrintStream error) {
    this.out = out;
    this.error = error;
  }

  /**
   * Runs the command.
   *
   * @param arguments what stands after {@code database}
   * @return the exit code: 0, or 3 where {@code status} finds nothing running
   */
  public int run(List<String> arguments) {
    Path data = Path.of(".weir");
    String verb = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--data") && i + 1 < arguments.size()) {
        data = Path.of(arguments.get(++i));
      } else if (argument.startsWith("--data=")) {
        data = Path.of(argument.substring("--data=".length()));
      } else if (verb.isEmpty() && List.of("start", "stop", "status").contains(argument)) {
        verb = argument;
      } else {
        error.println(USAGE);
        return MISUSED;
      }
    }
    if (verb.isEmpty()) {
      error.println(USAGE);
      return MISUSED;
    }
    try {
      return run(verb, DatabaseFolder.in(data));
    } catch (DatabaseException | UncheckedIOException | IOException e) {
      error.println("database " + verb + ": " + e.getMessage());
      return FAILED;
    }
  }

  private int run(String verb, DatabaseFolder folder) throws IOException {
    DatabaseProcess process = new DatabaseProcess(folder, new SecureRandom(), true);
    switch (verb) {
      case "start" -> {
        Postmaster before = Postmaster.of(folder.cluster());
        Postmaster now = process.start();
        print(State.running(now, folder, before == null || before.pid() != now.pid()));
      }
      case "stop" -> {
        process.stop();
        print(State.STOPPED);
      }
      default -> {
        Postmaster now = Postmaster.of(folder.cluster());
        print(now == null ? State.STOPPED : State.running(now, folder, null));
        return now == null ? 3 : 0;
      }
    }
    return 0;
  }

  private void print(State state) {
    out.println(Json.mapper().writeValueAsString(state));
  }

  /**
   * What the command says.
   *
   * @param started whether this call started it; null where it did not try
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record State(
      @JsonProperty("state") String state,
      @JsonProperty("pid") @Nullable Long pid,
      @JsonProperty("port") @Nullable Integer port,
      @JsonProperty("url") @Nullable String url,
      @JsonProperty("started") @Nullable Boolean started) {

    static final State STOPPED = new State("stopped", null, null, null, null);

    static State running(Postmaster now, DatabaseFolder folder, @Nullable Boolean started) {
      String state = now.isReady() ? "running" : now.status();
      return new State(state, now.pid(), now.port(), folder.url(), started);
    }
  }
}
