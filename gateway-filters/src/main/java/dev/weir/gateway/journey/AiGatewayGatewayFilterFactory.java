package dev.weir.gateway.journey;

import dev.weir.gateway.pipeline.StageFilterFactory;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code AiGateway}: the whole journey in one filter. Single {@code Ai…} filters beside it
 * configure their stage.
 */
public final class AiGatewayGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiGatewayGatewayFilterFactory.Config> {

  private final List<? extends StageFilterFactory> factories;

  public AiGatewayGatewayFilterFactory(List<? extends StageFilterFactory> factories) {
    super(Config.class);
    this.factories = List.copyOf(factories);
  }

  @Override
  public GatewayFilter apply(Config config) {
    return new AiGatewayFilter(factories);
  }

  /** It takes no arguments. */
  public static class Config {}
}
