package dev.weir.gateway.journey;

import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    @Nullable AiGatewayFilter composite = null;
    for (GatewayFilter filter : route.getFilters()) {
      GatewayFilter plain = plain(filter);
      if (plain instanceof AiGatewayFilter gateway) {
        if (composite != null) {
          throw new IllegalStateException(where(route) + "AiGateway is there twice");
        }
        composite = gateway;
      } else if (plain instanceof StageFilter stage && named.put(stage.stage(), stage) != null) {
        throw new IllegalStateException(
            where(route) + stage.stage().filterName() + " is there twice (expected: once)");
      }
    }
    if (composite != null) {
      checkBrought(route, named.keySet(), composite.factories());
    } else if (!named.isEmpty()) {
      checkComplete(route, named);
    }
    return named;
  }

  /** A filter that is switched off cannot be brought. */
  private static void checkBrought(
      Route route, Set<Stage> named, List<? extends StageFilterFactory> factories) {
    Set<Stage> there = EnumSet.noneOf(Stage.class);
    there.addAll(named);
    factories.forEach(factory -> there.add(factory.stage()));
    List<String> missing = missing(there);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          where(route)
              + "AiGateway cannot bring "
              + String.join(", ", missing)
              + " (switched off by spring.cloud.gateway.server.webflux.filter.….enabled: false?)");
    }
  }

  private static List<String> missing(Set<Stage> there) {
    List<String> missing = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (stage != Stage.UPSTREAM && !there.contains(stage)) {
        missing.add(stage.filterName());
      }
    }
    return missing;
  }

  private static void checkComplete(Route route, Map<Stage, StageFilter> named) {
    List<String> missing = missing(named.keySet());
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
