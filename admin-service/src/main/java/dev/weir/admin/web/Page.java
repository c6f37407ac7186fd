package dev.weir.admin.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor asks for the next page; null on the last
 */
public record Page<T>(
    @JsonProperty("items") List<T> items,
    @JsonProperty("next_cursor") @Nullable String nextCursor) {

  public Page {
    items = List.copyOf(items);
  }
}
