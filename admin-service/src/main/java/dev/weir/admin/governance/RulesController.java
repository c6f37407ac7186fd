package dev.weir.admin.governance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.governance.Rules.RuleView;
import dev.weir.admin.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Allow-lists of models by scope. */
@RestController
@RequestMapping("/api/ai/rules")
class RulesController {

  private final Rules rules;

  RulesController(Rules rules) {
    this.rules = rules;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('admin')")
  Page<RuleView> listRules() {
    return new Page<>(rules.all(), null);
  }

  @PostMapping
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.CREATED)
  RuleView createRule(@RequestBody NewRule asked) {
    return rules.create(asked.scope(), asked.subject(), asked.models());
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  RuleView getRule(@PathVariable("id") String id) {
    return rules.one(id);
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  RuleView changeRule(@PathVariable("id") String id, @RequestBody ChangedRule asked) {
    return rules.change(id, asked.models());
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteRule(@PathVariable("id") String id) {
    rules.delete(id);
  }

  /** A rule to be made. */
  record NewRule(
      @JsonProperty("scope")
          @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"instance", "team", "key", "user", "tag"})
          @Nullable String scope,
      @JsonProperty("subject") @Nullable String subject,
      @JsonProperty("models") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable List<String> models) {}

  /** The part of a rule that can change. */
  record ChangedRule(@JsonProperty("models") @Nullable List<String> models) {}
}
