package dev.weir.admin.demo;

import dev.weir.ledger.Catalog;
import dev.weir.ledger.Json;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.Secret;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The command {@code demo-data --admin URL --data DIR}: gives a running admin the keys of {@link
 * DemoApp#ALL} and thirty days of their usage, once. It signs in with the key of the data folder
 * and the gateway token, and uses the endpoints that everybody uses.
 */
public final class DemoCommand {

  private static final String USAGE =
      "usage: demo-data --admin http://127.0.0.1:8081 [--data .weir], with WEIR_GATEWAY_TOKEN set";
  private static final int BATCH = 1_000;
  private static final long SEED = 20_261_120;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final InstantSource clock;
  private final PrintStream out;
  private final PrintStream error;

  public DemoCommand(InstantSource clock, PrintStream out, PrintStream error) {
    this.clock = clock;
    this.out = out;
    this.error = error;
  }

  /**
   * Runs the command.
   *
   * @param arguments what stands after {@code demo-data}
   * @param gatewayToken as gateways present it
   * @return the exit code
   */
  public int run(List<String> arguments, @Nullable String gatewayToken) {
    URI admin = null;
    Path data = Path.of(".weir");
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      switch (arguments.get(i)) {
        case "--admin" -> admin = URI.create(arguments.get(i + 1));
        case "--data" -> data = Path.of(arguments.get(i + 1));
        default -> admin = null;
      }
    }
    if (admin == null || arguments.size() % 2 != 0 || gatewayToken == null) {
      error.println(USAGE);
      return 2;
    }
    try {
      Secret key = Secret.of(Files.readString(data.resolve("key")).strip());
      int rows = seed(admin, key, Secret.of(gatewayToken));
      out.println(rows == 0 ? "the demo data is there" : rows + " requests of thirty days");
      return 0;
    } catch (IOException e) {
      error.println("demo-data: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private int seed(URI admin, Secret key, Secret gatewayToken)
      throws IOException, InterruptedException {
    JsonNode known = call(admin.resolve("/api/ai/keys?limit=200"), key, null);
    Map<String, String> ids = new HashMap<>();
    known.path("items").forEach(one -> ids.put(text(one, "name"), text(one, "id")));
    if (DemoApp.ALL.stream().anyMatch(app -> ids.containsKey(app.key()))) {
      return 0;
    }
    for (DemoApp app : DemoApp.ALL) {
      Map<String, Object> wish =
          Map.of("name", app.key(), "team", app.team(), "permissions", List.of("execute"));
      ids.put(app.key(), text(call(admin.resolve("/api/ai/keys"), key, wish), "id"));
    }
    PriceBook prices = new PriceBook(Catalog.bundled().prices());
    List<UsageRecord> rows = new DemoTraffic(ids, prices, clock.instant(), new Random(SEED)).rows();
    for (int i = 0; i < rows.size(); i += BATCH) {
      List<UsageRecord> some = rows.subList(i, Math.min(rows.size(), i + BATCH));
      call(admin.resolve("/internal/usage"), gatewayToken, new UsageBatch("demo-data", some));
    }
    return rows.size();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString();
  }

  private JsonNode call(URI uri, Secret bearer, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer " + bearer.reveal())
            .header("Content-Type", "application/json");
    if (body != null) {
      request.POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
    }
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    JsonNode answer = Json.mapper().readTree(response.body());
    if (response.statusCode() >= 300) {
      throw new IOException(
          uri.getPath() + ": " + response.statusCode() + " " + text(answer, "detail"));
    }
    return answer;
  }
}
