package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.Page;
import dev.weir.admin.web.Paging;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The endpoints of people, and of one's own password. */
@RestController
class PeopleController {

  private final PeopleDesk people;

  PeopleController(PeopleDesk people) {
    this.people = people;
  }

  /** The password that is, and the one that shall be. */
  record NewPassword(
      @JsonProperty("current") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String current,
      @JsonProperty("new") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String next) {
    @Override
    public String toString() {
      return "NewPassword[***]";
    }
  }

  @PostMapping("/api/ai/people")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.CREATED)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = PersonSettings.class)))
  PersonView createPerson(@RequestBody JsonNode settings) {
    return people.create(settings);
  }

  @GetMapping("/api/ai/people")
  @PreAuthorize("hasAuthority('admin')")
  Page<PersonView> listPeople(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return people.list(Paging.of(limit, cursor));
  }

  @GetMapping("/api/ai/people/{id}")
  @PreAuthorize("hasAuthority('admin')")
  PersonView getPerson(@PathVariable String id) {
    return people.one(id);
  }

  @PatchMapping("/api/ai/people/{id}")
  @PreAuthorize("hasAuthority('admin')")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = PersonSettings.class)))
  PersonView changePerson(@PathVariable String id, @RequestBody JsonNode change) {
    return people.change(id, change);
  }

  @DeleteMapping("/api/ai/people/{id}")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deletePerson(@PathVariable String id) {
    people.delete(id);
  }

  @PostMapping("/api/ai/me/password")
  @PreAuthorize("isAuthenticated()")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeOwnPassword(@RequestBody NewPassword password) {
    people.changeOwnPassword(password.current(), password.next());
  }
}
