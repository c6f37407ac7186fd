package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.dialect.Dialect;
import java.util.List;

/** Anthropic Messages ({@code POST /v1/messages}), spoken to providers. */
public final class AnthropicDialect {

  private AnthropicDialect() {}

  public static Dialect dialect() {
    return new Dialect("anthropic", List.of(), null, new AnthropicProvider(), null, null);
  }
}
