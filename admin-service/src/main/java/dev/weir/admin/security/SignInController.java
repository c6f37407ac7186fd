package dev.weir.admin.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.ApiException;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in by name and password, and out; tells whoever asks who they are. */
@RestController
class SignInController {

  private final Credentials credentials;
  private final Sessions sessions;
  private final SignInLimit limit;
  private final PasswordEncoder passwords;
  private final CsrfTokenRepository csrf;
  private final String nobodysPassword;

  SignInController(
      Credentials credentials,
      Sessions sessions,
      SignInLimit limit,
      PasswordEncoder passwords,
      CsrfTokenRepository csrf) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.limit = limit;
    this.passwords = passwords;
    this.csrf = csrf;
    this.nobodysPassword = String.valueOf(passwords.encode("nobody's password"));
  }

  /** Name and password. */
  record SignIn(@JsonProperty("user") String user, @JsonProperty("password") String password) {
    @Override
    public String toString() {
      return "SignIn[user=" + user + "]";
    }
  }

  /**
   * Who is asking.
   *
   * @param csrf what a change by session must send; null for keys
   */
  record Me(
      @JsonProperty("kind") @Schema(allowableValues = {"person", "key"}) String kind,
      @JsonProperty("id") String id,
      @JsonProperty("name") String name,
      @JsonProperty("permissions")
          @ArraySchema(schema = @Schema(allowableValues = {"read", "execute", "admin", "ledger"}))
          List<String> permissions,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("team") @Nullable String team,
      @JsonProperty("csrf") @Nullable Csrf csrf) {}

  /** The header that a change by session carries. */
  record Csrf(@JsonProperty("header") String header, @JsonProperty("token") String token) {}

  @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("permitAll()")
  @Operation(operationId = "signIn")
  Me signInByJson(
      @RequestBody SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
    Actor actor = signIn(signIn.user(), signIn.password(), request, response);
    return me(actor, newCsrfToken(request, response));
  }

  @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @PreAuthorize("permitAll()")
  @Hidden
  ResponseEntity<Void> signInByForm(
      @RequestParam("username") String username,
      @RequestParam("password") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    signIn(username, password, request, response);
    newCsrfToken(request, response);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/")).build();
  }

  @PostMapping("/logout")
  @PreAuthorize("isAuthenticated()")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
    credentials.signedOut(Actor.current());
    sessions.end(request, response);
    csrf.saveToken(null, request, response);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/api/ai/me")
  @PreAuthorize("isAuthenticated()")
  Me whoAmI(HttpServletRequest request, HttpServletResponse response) {
    Actor actor = Actor.current();
    if (!"person".equals(actor.kind())) {
      return me(actor, null);
    }
    CsrfToken known = csrf.loadToken(request);
    return me(actor, known == null ? newCsrfToken(request, response) : known);
  }

  private Actor signIn(
      @Nullable String user,
      @Nullable String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (user == null || user.isBlank() || password == null) {
      throw ApiException.invalid(user == null ? "user" : "password", "it is missing");
    }
    Duration wait = limit.tried(user, request.getRemoteAddr());
    if (wait != null) {
      response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
      throw new ApiException(
          429, "too_many_sign_ins", "too many tries; wait " + wait.toSeconds() + " s", null);
    }
    Credentials.KnownPerson person = credentials.person(user);
    String hash = person == null ? null : person.passwordHash();
    boolean matches = passwords.matches(password, hash == null ? nobodysPassword : hash);
    if (person == null || hash == null || !matches || !person.active()) {
      if (person != null) {
        String why = matches && hash != null ? "person_disabled" : "wrong_password";
        credentials.refused(person.actor(), why, "sign-in");
      }
      throw new ApiException(401, "sign_in_failed", "name or password is wrong", null);
    }
    limit.succeeded(user);
    sessions.start(person.actor(), request, response);
    credentials.signedIn(person.actor(), "password", request.getRemoteAddr());
    return person.actor();
  }

  /** A token that was known before the sign-in is worth nothing after it. */
  private CsrfToken newCsrfToken(HttpServletRequest request, HttpServletResponse response) {
    CsrfToken token = csrf.generateToken(request);
    csrf.saveToken(token, request, response);
    return token;
  }

  private static Me me(Actor actor, @Nullable CsrfToken token) {
    List<String> permissions = new ArrayList<>();
    for (String permission : List.of("read", "execute", "admin", "ledger")) {
      if (actor.may(permission)) {
        permissions.add(permission);
      }
    }
    return new Me(
        actor.kind(),
        actor.id(),
        actor.name(),
        permissions,
        actor.user(),
        actor.team(),
        token == null ? null : new Csrf(token.getHeaderName(), token.getToken()));
  }
}
