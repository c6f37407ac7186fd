package dev.weir.gateway.journey;

import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;

/** What a route's filters say about the stages. */
final class RouteStages {

  private RouteStages() {}

  /**
   * The route's own stages.
   *
   * @throws IllegalStateException if a stage is named twice, or one is missing that another needs
   */
  static Map<Stage, StageFilter> named(Route route) {
    Map<Stage, StageFilter> named = new EnumMap<>(Stage.class);
    boolean composite = false;
    for (GatewayFilter filter : route.getFilters()) {
      GatewayFilter plain = plain(filter);
      if (plain instanceof AiGatewayFilter) {
        if (composite) {
          throw new IllegalStateException(where(route) + "AiGateway is there twice");
        }
        composite = true;
      } else if (plain instanceof StageFilter stage && named.put(stage.stage(), stage) != null) {
        throw new IllegalStateException(
            where(route) + stage.stage().filterName() + " is there twice (expected: once)");
      }
    }
    if (!composite && !named.isEmpty()) {
      checkComplete(route, named);
    }
    return named;
  }

  private static void checkComplete(Route route, Map<Stage, StageFilter> named) {
    List<String> missing = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (stage != Stage.UPSTREAM && !named.containsKey(stage)) {
        missing.add(stage.filterName());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          where(route)
              + "it names "
              + named.values().iterator().next().stage().filterName()
              + " but lacks "
              + String.join(", ", missing)
              + " (add them, or AiGateway, which brings them all)");
    }
  }

  /** The journey: the route's own stages, and defaults for the others. */
  static Journey journey(Route route, Collection<? extends StageFilterFactory> factories) {
    Map<Stage, StageFilter> stages = named(route);
    for (StageFilterFactory factory : factories) {
      stages.computeIfAbsent(factory.stage(), stage -> factory.defaults());
    }
    return new Journey(List.copyOf(stages.values()));
  }

  private static GatewayFilter plain(GatewayFilter filter) {
    return filter instanceof OrderedGatewayFilter ordered ? ordered.getDelegate() : filter;
  }

  private static String where(Route route) {
    return "route " + route.getId() + ": ";
  }
}
