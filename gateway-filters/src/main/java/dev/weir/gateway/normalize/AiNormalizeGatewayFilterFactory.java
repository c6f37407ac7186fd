package dev.weir.gateway.normalize;

import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code AiNormalize}: gives callers their own dialect whatever the target speaks. */
public final class AiNormalizeGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiNormalizeGatewayFilterFactory.Config>
    implements StageFilterFactory {

  private final Normalization normalization;

  /**
   * @param front what callers speak
   * @param maxFrameBytes the longest frame of a stream
   */
  public AiNormalizeGatewayFilterFactory(Dialect front, int maxFrameBytes) {
    super(Config.class);
    this.normalization = new Normalization(front, maxFrameBytes);
  }

  @Override
  public Stage stage() {
    return Stage.NORMALIZE;
  }

  @Override
  public StageFilter defaults() {
    return new NormalizeFilter(normalization, false);
  }

  @Override
  public GatewayFilter apply(Config config) {
    return new NormalizeFilter(normalization, true);
  }

  /** It takes no arguments. */
  public static class Config {}
}
