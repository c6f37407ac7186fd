package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import dev.weir.admin.web.Paging;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The endpoints of gateway keys. */
@RestController
@RequestMapping("/api/ai/keys")
class KeyController {

  private static final Duration DEFAULT_OVERLAP = Duration.ofHours(1);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private final Keys keys;

  KeyController(Keys keys) {
    this.keys = keys;
  }

  /** For how many seconds the old text is still taken; an hour where nothing is said. */
  record Rotation(@JsonProperty("overlap") @Nullable Long overlap) {}

  @PostMapping
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.CREATED)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = KeySettings.class)))
  KeyView createKey(@RequestBody JsonNode settings) {
    return keys.create(settings);
  }

  @GetMapping
  @PreAuthorize("hasAuthority('read')")
  Page<KeyView> listKeys(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return keys.list(Paging.of(limit, cursor));
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('read')")
  KeyView getKey(@PathVariable String id) {
    return keys.one(id);
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = KeySettings.class)))
  KeyView changeKey(@PathVariable String id, @RequestBody JsonNode change) {
    return keys.change(id, change);
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revokeKey(@PathVariable String id) {
    keys.revoke(id);
  }

  @PostMapping("/{id}/rotate")
  @PreAuthorize("hasAuthority('admin')")
  KeyView rotateKey(
      @PathVariable String id, @RequestBody(required = false) @Nullable Rotation rotation) {
    Long overlap = rotation == null ? null : rotation.overlap();
    if (overlap != null && (overlap < 0 || overlap > LONGEST_OVERLAP.toSeconds())) {
      throw ApiException.invalid(
          "overlap", overlap + " (expected: 0 to " + LONGEST_OVERLAP.toSeconds() + " seconds)");
    }
    return keys.rotate(id, overlap == null ? DEFAULT_OVERLAP : Duration.ofSeconds(overlap));
  }
}
