package dev.weir.gateway.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The name by which admin knows this gateway: made at the first start, kept in its folder. */
final class GatewayIdentity {

  private GatewayIdentity() {}

  static String of(Path data, RandomGenerator random) throws IOException {
    Path file = data.resolve("gateway-id");
    if (Files.isReadable(file)) {
      String known = Files.readString(file).strip();
      if (!known.isEmpty()) {
        return known;
      }
    }
    byte[] bytes = new byte[6];
    random.nextBytes(bytes);
    String name = "gateway-" + HexFormat.of().formatHex(bytes);
    PrivateFiles.replace(file, name.getBytes(StandardCharsets.UTF_8));
    return name;
  }
}
