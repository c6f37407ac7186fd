package dev.weir.gateway.journey;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;

/** Looks at every route when the application starts: one that cannot work stops the start. */
public final class RouteCheck implements SmartInitializingSingleton {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final RouteLocator routes;

  public RouteCheck(RouteLocator routes) {
    this.routes = routes;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Iterable<Route> all = routes.getRoutes().timeout(LIMIT).toIterable();
    all.forEach(RouteStages::named);
  }
}
