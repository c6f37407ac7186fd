package dev.weir.gateway.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the members of a JSON object that leave every other byte as it came: replaced values,
 * removed members, members added at the end.
 */
public final class JsonSplice {

  private final JsonMembers members;
  private final Map<String, Change> changes = new LinkedHashMap<>();

  public JsonSplice(JsonMembers members) {
    this.members = members;
  }

  /** Sets a member to this JSON text, whether it was there or not. */
  public JsonSplice set(String name, byte[] value) {
    changes.put(name, new Change(value));
    return this;
  }

  public JsonSplice remove(String name) {
    changes.put(name, Change.REMOVED);
    return this;
  }

  /** Whether the member is there once all changes are made. */
  public boolean has(String name) {
    Change change = changes.get(name);
    return change == null ? members.has(name) : change.value() != null;
  }

  /** The JSON text that the member was set to, or null where it is as it came or removed. */
  public byte @Nullable [] change(String name) {
    Change change = changes.get(name);
    return change == null ? null : change.value();
  }

  /** The members as they came. */
  public JsonMembers members() {
    return members;
  }

  /** The object with all changes; the very array that came when there is none. */
  public byte[] toBytes() {
    if (changes.isEmpty()) {
      return members.bytes();
    }
    byte[] bytes = members.bytes();
    int open = 0;
    while (bytes[open] != '{') {
      open++;
    }
    Bytes out = new Bytes(bytes.length + 256);
    int end = open + 1;
    out.append(bytes, 0, end);
    boolean first = true;
    boolean previousKept = true;
    for (JsonMembers.Member member : members.all()) {
      Change change = changes.get(member.name());
      if (change != null && change.value() == null) {
        previousKept = false;
        end = member.valueEnd();
        continue;
      }
      if (previousKept) {
        out.append(bytes, end, member.start() - end);
      } else if (!first) {
        out.append((byte) ',');
      }
      if (change == null || change.value() == null) {
        out.append(bytes, member.start(), member.valueEnd() - member.start());
      } else {
        out.append(bytes, member.start(), member.valueStart() - member.start());
        out.append(change.value());
      }
      first = false;
      previousKept = true;
      end = member.valueEnd();
    }
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      byte[] value = change.getValue().value();
      if (value == null || members.has(change.getKey())) {
        continue;
      }
      if (!first) {
        out.append((byte) ',');
      }
      JsonText.quote(change.getKey(), out);
      out.append((byte) ':').append(value);
      first = false;
    }
    return out.append(bytes, end, bytes.length - end).toArray();
  }

  /** What becomes of a member; a null value removes it. */
  private record Change(byte @Nullable [] value) {

    static final Change REMOVED = new Change(null);
  }
}
