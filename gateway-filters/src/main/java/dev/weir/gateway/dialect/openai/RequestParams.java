package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The top level of a request on its way out: what stands there after all changes so far. */
final class RequestParams {

  private final JsonSplice body;
  private final ProviderCall call;

  RequestParams(JsonSplice body, ProviderCall call) {
    this.body = body;
    this.call = call;
  }

  /** The value's JSON text; null where the member is absent or {@code null}. */
  byte @Nullable [] json(String name) {
    if (!body.has(name)) {
      return null;
    }
    byte[] changed = body.change(name);
    JsonMembers.Member member = body.members().get(name);
    byte[] json =
        changed != null || member == null
            ? changed
            : Arrays.copyOfRange(body.members().bytes(), member.valueStart(), member.valueEnd());
    return json == null || json.length == 0 || json[0] == 'n' ? null : json;
  }

  boolean isSet(String name) {
    return json(name) != null;
  }

  @Nullable JsonNode tree(String name) {
    byte[] json = json(name);
    return json == null ? null : Json.mapper().readTree(json);
  }

  /** Whether the value is exactly this JSON text. */
  boolean is(String name, String text) {
    byte[] json = json(name);
    return json != null && text.equals(new String(json, StandardCharsets.UTF_8));
  }

  /** Leaves the parameter out and says so; a {@code null} goes silently. */
  void drop(String name, String why) {
    if (body.has(name)) {
      if (isSet(name)) {
        call.warnings().dropped(name, why);
      }
      body.remove(name);
    }
  }

  /** Gives the parameter its other name; where both are given the target's own stays. */
  void rename(String name, String other) {
    if (!body.has(name)) {
      return;
    }
    byte[] json = json(name);
    if (json != null && !isSet(other)) {
      body.set(other, json);
    }
    body.remove(name);
  }
}
