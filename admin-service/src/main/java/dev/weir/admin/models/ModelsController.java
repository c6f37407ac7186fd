package dev.weir.admin.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.models.ModelViews.CatalogView;
import dev.weir.admin.models.ModelViews.RouteView;
import dev.weir.admin.models.NameResolution.Route;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.ModelEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The catalog, the aliases with their fallbacks, and where a name goes. */
@RestController
@RequestMapping("/api/ai/models")
class ModelsController {

  private static final Set<String> KINDS = Set.of("chat", "embedding");
  private static final int MOST_AT_ONCE = 1000;

  private final ModelCatalog catalog;
  private final InstantSource clock;

  ModelsController(ModelCatalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('read')")
  CatalogView listModels(
      @RequestParam(name = "provider", required = false) @Nullable String provider) {
    Snapshot snapshot = catalog.snapshot();
    return new CatalogView(
        new ModelViews(snapshot).models(provider, clock.instant()), catalog.aliases(), null);
  }

  /** Adds models to the catalog, or changes them. */
  @PutMapping
  @PreAuthorize("hasAuthority('admin')")
  Page<ModelEntry> writeModels(@RequestBody Written written) {
    List<WrittenModel> items = written.items();
    if (items == null || items.isEmpty() || items.size() > MOST_AT_ONCE) {
      throw ApiException.invalid("items", "1 to " + MOST_AT_ONCE + " models are expected");
    }
    List<ModelEntry> models = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      models.add(entry("items[" + i + "].", items.get(i)));
    }
    return new Page<>(catalog.write(models), null);
  }

  @GetMapping("/resolve")
  @PreAuthorize("hasAuthority('read')")
  RouteView resolveModel(@RequestParam("name") String name) {
    NameResolution names = catalog.resolution();
    Route route = names.route(name.strip());
    if (route == null) {
      throw new ApiException(
          404,
          "model_not_found",
          name + " goes to no provider (expected: an alias, owner/model, or a known prefix)",
          "name");
    }
    return new ModelViews(catalog.snapshot()).route(name.strip(), names, route, clock.instant());
  }

  @GetMapping("/aliases")
  @PreAuthorize("hasAuthority('read')")
  Page<AliasEntry> listAliases() {
    return new Page<>(catalog.aliases(), null);
  }

  @PostMapping("/aliases")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.CREATED)
  AliasEntry createAlias(@RequestBody WrittenAlias alias) {
    return catalog.put(alias.name(), alias.target(), alias.fallbacks());
  }

  /** An alias may have slashes in its name. */
  @GetMapping("/aliases/{*name}")
  @PreAuthorize("hasAuthority('read')")
  AliasEntry getAlias(@PathVariable("name") String name) {
    return catalog.alias(name.substring(1));
  }

  @PutMapping("/aliases/{*name}")
  @PreAuthorize("hasAuthority('admin')")
  AliasEntry putAlias(@PathVariable("name") String name, @RequestBody WrittenAlias alias) {
    return catalog.put(name.substring(1), alias.target(), alias.fallbacks());
  }

  @DeleteMapping("/aliases/{*name}")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteAlias(@PathVariable("name") String name) {
    catalog.delete(name.substring(1));
  }

  private static ModelEntry entry(String where, WrittenModel model) {
    String name = text(where + "name", model.name());
    String kind = model.kind() == null ? "chat" : model.kind();
    if (!KINDS.contains(kind)) {
      throw ApiException.invalid(where + "kind", kind + " (expected: chat, embedding)");
    }
    return new ModelEntry(
        name,
        text(where + "provider", model.provider()),
        kind,
        model.displayName() == null ? name : model.displayName(),
        model.created() == null ? 0 : model.created(),
        model.contextLength(),
        model.maxOutputTokens(),
        model.capabilities() == null ? List.of() : List.copyOf(model.capabilities()));
  }

  private static String text(String field, @Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 128) {
      throw ApiException.invalid(field, "1 to 128 characters are expected");
    }
    return text.strip();
  }

  /** Models to be written. */
  @Schema(name = "ModelsRequest")
  record Written(
      @JsonProperty("items") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable List<WrittenModel> items) {}

  /** A model to be written. */
  @Schema(name = "ModelRequest")
  record WrittenModel(
      @JsonProperty("name") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String name,
      @JsonProperty("provider") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String provider,
      @JsonProperty("kind") @Schema(allowableValues = {"chat", "embedding"}) @Nullable String kind,
      @JsonProperty("display_name") @Nullable String displayName,
      @JsonProperty("created") @Nullable Long created,
      @JsonProperty("context_length") @Nullable Long contextLength,
      @JsonProperty("max_output_tokens") @Nullable Long maxOutputTokens,
      @JsonProperty("capabilities") @Nullable List<String> capabilities) {}

  /** An alias to be written. */
  @Schema(name = "AliasRequest")
  record WrittenAlias(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("target") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String target,
      @JsonProperty("fallbacks") @Nullable List<String> fallbacks) {}
}
