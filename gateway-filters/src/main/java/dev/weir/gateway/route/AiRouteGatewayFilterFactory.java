package dev.weir.gateway.route;

import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code AiRoute}: finds the provider by the model's name. */
public final class AiRouteGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiRouteGatewayFilterFactory.Config>
    implements StageFilterFactory {

  private final RoutingTables tables;
  private final RequestBody requestBody;
  private final Byok byok;

  /**
   * @param maxRequestBytes the longest body that is read
   * @param fingerprintKey makes the fingerprints of callers' own keys
   */
  public AiRouteGatewayFilterFactory(
      RoutingTables tables, long maxRequestBytes, byte[] fingerprintKey) {
    super(Config.class);
    this.tables = tables;
    this.requestBody = new RequestBody(maxRequestBytes);
    this.byok = new Byok(fingerprintKey);
  }

  @Override
  public Stage stage() {
    return Stage.ROUTE;
  }

  @Override
  public StageFilter defaults() {
    return new RouteFilter(tables, requestBody, byok, false);
  }

  @Override
  public GatewayFilter apply(Config config) {
    return new RouteFilter(tables, requestBody, byok, true);
  }

  /** It takes no arguments. */
  public static class Config {}
}
