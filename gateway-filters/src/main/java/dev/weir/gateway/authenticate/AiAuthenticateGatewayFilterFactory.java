package dev.weir.gateway.authenticate;

import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code AiAuthenticate}: lets only requests with a known gateway key pass. */
public final class AiAuthenticateGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiAuthenticateGatewayFilterFactory.Config>
    implements StageFilterFactory {

  private final GatewayKeys keys;
  private final Refusals refusals;

  public AiAuthenticateGatewayFilterFactory(GatewayKeys keys, MeterRegistry metrics) {
    super(Config.class);
    this.keys = keys;
    this.refusals = new Refusals(metrics);
  }

  @Override
  public Stage stage() {
    return Stage.AUTHENTICATE;
  }

  @Override
  public StageFilter defaults() {
    return new AuthenticateFilter(keys, refusals, false);
  }

  @Override
  public GatewayFilter apply(Config config) {
    return new AuthenticateFilter(keys, refusals, true);
  }

  /** It takes no arguments. */
  public static class Config {}
}
