package dev.weir.simulator.faults;

import dev.weir.simulator.json.Json;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of the fault script: a kind, whom it meets ({@code provider}, {@code model}, {@code
 * key}, {@code path}; absent means anybody) and how often ({@code times}; absent means for ever).
 * Without a {@code path} it meets POSTs only, so that a list of models never uses it up. Immutable.
 */
public final class Fault {

  /** Nothing goes wrong. */
  public static final Fault NONE = new Fault(FaultKind.NONE, Json.object());

  private final FaultKind kind;
  private final ObjectNode settings;

  private Fault(FaultKind kind, ObjectNode settings) {
    this.kind = kind;
    this.settings = settings;
  }

  public static Fault of(FaultKind kind) {
    return new Fault(kind, Json.object().put("kind", kind.wireName()));
  }

  /** The fault that this JSON describes; its settings are the other members. */
  public static Fault read(JsonNode node) {
    String name = Json.string(node, "kind", "");
    FaultKind kind =
        FaultKind.named(name)
            .orElseThrow(() -> new IllegalArgumentException("kind: '" + name + "' is not known"));
    return new Fault(kind, ((ObjectNode) node).deepCopy());
  }

  /** The fault in a header such as {@code status;status=429;retry_after=2}. */
  public static Fault parse(String header) {
    String[] parts = header.split(";");
    ObjectNode node = Json.object().put("kind", parts[0].strip());
    for (int at = 1; at < parts.length; at++) {
      String[] setting = parts[at].split("=", 2);
      JsonNode value = setting.length == 2 ? Json.parse(setting[1].strip()) : null;
      if (value != null) {
        node.set(setting[0].strip(), value);
      } else {
        node.put(setting[0].strip(), setting.length == 2 ? setting[1].strip() : "true");
      }
    }
    return read(node);
  }

  public Fault provider(String provider) {
    return with("provider", provider);
  }

  public Fault model(String model) {
    return with("model", model);
  }

  public Fault times(int times) {
    return with("times", times);
  }

  public Fault after(int chunks) {
    return with("after", chunks);
  }

  public Fault with(String setting, String value) {
    return new Fault(kind, settings.deepCopy().put(setting, value));
  }

  public Fault with(String setting, int value) {
    return new Fault(kind, settings.deepCopy().put(setting, value));
  }

  public FaultKind kind() {
    return kind;
  }

  public boolean is(FaultKind other) {
    return kind == other;
  }

  public int number(String setting, int otherwise) {
    return Json.integer(settings, setting, otherwise);
  }

  public Duration millis(int otherwise) {
    return Duration.ofMillis(number("millis", otherwise));
  }

  public @Nullable String text(String setting) {
    return Json.string(settings, setting);
  }

  public boolean flag(String setting) {
    return settings.path(setting).asString("false").equals("true");
  }

  public JsonNode setting(String setting) {
    return settings.path(setting);
  }

  /** Everything that was said about this fault. */
  public ObjectNode toJson() {
    return settings.deepCopy();
  }

  /** Whether the fault is meant for such a request. A model may end in {@code *}. */
  public boolean meets(FaultTarget target) {
    String path = text("path");
    return matches("provider", target.provider())
        && matchesModel(target.model())
        && (text("key") == null || target.key().contains(Json.string(settings, "key", "")))
        && (path == null ? target.method().equals("POST") : target.path().contains(path));
  }

  private boolean matches(String setting, String actual) {
    String wanted = text(setting);
    return wanted == null || wanted.equals(actual);
  }

  private boolean matchesModel(String model) {
    String wanted = text("model");
    if (wanted == null) {
      return true;
    }
    String asked = model.toLowerCase(Locale.ROOT);
    String small = wanted.toLowerCase(Locale.ROOT);
    return small.endsWith("*")
        ? asked.startsWith(small.substring(0, small.length() - 1))
        : asked.equals(small);
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
