package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.authenticate.StaticGatewayKeys;
import dev.weir.gateway.autoconfigure.WeirProperties.ClientGoneSettings;
import dev.weir.gateway.autoconfigure.WeirProperties.KeyClientGoneSettings;
import dev.weir.gateway.autoconfigure.WeirProperties.KeySettings;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.ledger.GatewayKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gateway keys from the configuration. */
final class ConfiguredKeys {

  private ConfiguredKeys() {}

  static List<StaticGatewayKeys.Entry> of(Map<String, KeySettings> keys, ClientGoneSettings usual) {
    List<StaticGatewayKeys.Entry> entries = new ArrayList<>();
    keys.forEach((name, key) -> entries.add(entry(name, key, usual)));
    return entries;
  }

  private static StaticGatewayKeys.Entry entry(
      String name, KeySettings key, ClientGoneSettings usual) {
    if (key.secret() == null || key.secret().isBlank()) {
      throw new IllegalArgumentException("weir.keys." + name + ".secret is missing");
    }
    GatewayKey made = GatewayKey.parse(key.secret().reveal());
    Caller caller =
        new Caller(
            made == null ? name : made.id(),
            key.user(),
            key.team(),
            key.permissions(),
            key.models().stream()
                .map(model -> model.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()),
            key.tags(),
            clientGone(key.clientGone(), usual),
            key.byok());
    return new StaticGatewayKeys.Entry(key.secret(), caller, key.expiresAt());
  }

  /** Null where the key chooses nothing. */
  private static @Nullable ClientGone clientGone(
      KeyClientGoneSettings own, ClientGoneSettings usual) {
    if (own.stream() == null && own.whole() == null) {
      return null;
    }
    return new ClientGone(
        own.stream() == null ? usual.stream() : own.stream(),
        own.whole() == null ? usual.whole() : own.whole());
  }
}
