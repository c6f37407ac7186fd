package dev.weir.gateway.app;

import dev.weir.gateway.pipeline.PathAdvice;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Carries to admin what is admin's, so that one origin serves all: its API, its sign-in, the
 * dashboard's files and pages. The gateway's own paths, and what misspells them, come first.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("weir.admin.url")
class AdminRoutes {

  private static final String[] PATHS = {
    "/api/**", "/ai/providers/**", "/login/**", "/logout", "/oauth2/**", "/assets/**", "/favicon.*"
  };

  /** Never carried: admin's endpoints for gateways and operators. */
  private static final PathPattern INTERNAL =
      PathPatternParser.defaultInstance.parse("/internal/**");

  private static final PathPattern ACTUATOR =
      PathPatternParser.defaultInstance.parse("/actuator/**");

  /** Admin's, although a base URL that lacks {@code /v1} would lead there too. */
  private static final PathPattern CATALOG =
      PathPatternParser.defaultInstance.parse("/api/ai/models/**");

  /** A page of the dashboard for a browser, a misspelled path for everybody else. */
  private static final PathPattern CATALOG_PAGE =
      PathPatternParser.defaultInstance.parse("/models");

  /** Behind the routes of the configuration, which have the order 0. */
  private static final int LATER = 1;

  @Bean
  RouteLocator carriedToAdmin(RouteLocatorBuilder routes, Environment environment) {
    String admin = environment.getRequiredProperty("weir.admin.url");
    return routes
        .routes()
        .route(
            "admin",
            route ->
                later(route)
                    .and()
                    .path(PATHS)
                    .filters(filters -> filters.preserveHostHeader().filter(new AdminCall()))
                    .uri(admin))
        .route(
            "dashboard",
            route ->
                later(route)
                    .and()
                    .predicate(AdminRoutes::asksForAPage)
                    .filters(filters -> filters.preserveHostHeader().filter(new AdminCall()))
                    .uri(admin))
        .build();
  }

  private static BooleanSpec later(PredicateSpec route) {
    return route.order(LATER).predicate(AdminRoutes::isNotOurs);
  }

  private static boolean isNotOurs(ServerWebExchange exchange) {
    RequestPath path = exchange.getRequest().getPath();
    for (PathContainer.Element element : path.pathWithinApplication().elements()) {
      // Admin would read another path than was looked at here.
      if (element instanceof PathContainer.PathSegment segment
          && (segment.valueToMatch().equals("..") || segment.valueToMatch().equals("."))) {
        return false;
      }
    }
    return !INTERNAL.matches(path.pathWithinApplication())
        && !ACTUATOR.matches(path.pathWithinApplication())
        && (isOfTheCatalog(exchange) || !PathAdvice.isMisspelled(path.value()));
  }

  private static boolean isOfTheCatalog(ServerWebExchange exchange) {
    PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
    return CATALOG.matches(path) || (CATALOG_PAGE.matches(path) && asksForAPage(exchange));
  }

  /** Whether a browser asks; any type at all does not count. */
  private static boolean asksForAPage(ServerWebExchange exchange) {
    return HttpMethod.GET.equals(exchange.getRequest().getMethod())
        && exchange.getRequest().getHeaders().getAccept().stream()
            .anyMatch(type -> type.isConcrete() && type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
  }
}
