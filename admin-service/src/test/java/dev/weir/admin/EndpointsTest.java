package dev.weir.admin;

import dev.weir.ledger.GatewayKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every endpoint as everybody, and compares who gets in with a table that people read. */
class EndpointsTest extends AdminUnderTest {

  private static final Path TABLE = Path.of("src/test/resources/dev/weir/admin/endpoints.txt");

  private final RequestMappingHandlerMapping mappings;

  @Autowired
  EndpointsTest(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
    this.mappings = mappings;
  }

  @Test
  void everybodyGetsInWhereTheTableSaysAndNowhereElse() {
    Map<String, Supplier<Browser>> callers = callers();
    StringBuilder table = new StringBuilder("endpoint");
    callers.keySet().forEach(name -> table.append(" | ").append(name));
    for (String endpoint : endpoints()) {
      table.append('\n').append(endpoint);
      callers
          .values()
          .forEach(caller -> table.append(" | ").append(answer(caller.get(), endpoint)));
    }
    Golden.check(TABLE, table.append('\n').toString());
  }

  /** Every mapping there is, whoever made it, and some that are none. */
  private TreeSet<String> endpoints() {
    TreeSet<String> endpoints = new TreeSet<>();
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
      for (String path : mapping.getPatternValues()) {
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
          endpoints.add(path + " " + method);
        }
        if (mapping.getMethodsCondition().isEmpty()) {
          endpoints.add(path + " GET");
        }
      }
    }
    endpoints.removeIf(endpoint -> endpoint.startsWith("/api/openapi.json.yaml"));
    endpoints.addAll(
        List.of(
            "/livez GET",
            "/readyz GET",
            "/actuator GET",
            "/actuator/health GET",
            "/actuator/prometheus GET",
            "/actuator/env GET",
            "/internal/none GET",
            "/api/ai/none GET",
            "/oauth2/authorization/none GET",
            "/somewhere/else GET",
            "/ GET",
            "/assets/none.js GET",
            "/favicon.svg GET",
            "/favicon.svg POST",
            "/usage GET text/html",
            "/usage POST text/html",
            "/login GET text/html",
            "/api/ai/none GET text/html",
            "/api/ai/keys GET text/html",
            "/ai/none GET text/html",
            "/actuator/env GET text/html",
            "/%61ctuator/prometheus GET text/html",
            "/internal/none GET text/html",
            "/oauth2/authorization/none GET text/html"));
    return endpoints;
  }

  private Map<String, Supplier<Browser>> callers() {
    Map<String, Supplier<Browser>> callers = new LinkedHashMap<>();
    callers.put("anonymous", this::browser);
    callers.put("unknown key", () -> browser().withKey(unknownKey()));
    callers.put("read key", () -> withPermission("read"));
    callers.put("execute key", () -> withPermission("execute"));
    callers.put("admin key", () -> withPermission("admin"));
    callers.put("viewer", person("viewer"));
    callers.put("member", person("member"));
    callers.put("owner", person("owner"));
    callers.put("gateway", this::gateway);
    return callers;
  }

  /** In, whatever comes of it, or the status that keeps out. No body is ever read: it is broken. */
  private static String answer(Browser caller, String endpoint) {
    String[] parts = endpoint.split(" ");
    String path = parts[0].replaceAll("\\{[^}]*}", "none");
    boolean hasBody = List.of("POST", "PUT", "PATCH").contains(parts[1]);
    String query = path.startsWith("/internal") ? "?wait=0" : "";
    if (parts.length > 2) {
      caller.withHeader("Accept", parts[2]);
    }
    int status = caller.status(parts[1], path + query, hasBody ? "[" : null);
    boolean keptOut = status == 401 || status == 403;
    return keptOut ? Integer.toString(status) : "in";
  }

  private Supplier<Browser> person(String role) {
    String name = "the " + role;
    String password = "password of " + name;
    owner().post("/api/ai/people", Map.of("name", name, "role", role, "password", password));
    Map<String, String> session = new LinkedHashMap<>();
    return () -> {
      Browser person = browser();
      if (session.isEmpty() || person.withCookies(session).get("/api/ai/me").status() != 200) {
        session.clear();
        session.putAll(signedIn(name, password));
      }
      return browser().withCookies(session);
    };
  }

  private Map<String, String> signedIn(String name, String password) {
    Browser person = browser();
    if (person.signIn(name, password).status() != 200) {
      throw new IllegalStateException(name + " cannot sign in");
    }
    return person.cookies();
  }

  private static String unknownKey() {
    return GatewayKey.create(new SecureRandom()).text().reveal();
  }
}
