package dev.weir.gateway.fallback;

import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code AiFallback=claude-sonnet-4-6,gemini-2.5-flash}: these models are tried when the one that
 * was asked for fails and the caller names no alternates.
 */
public final class AiFallbackGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiFallbackGatewayFilterFactory.Config>
    implements StageFilterFactory {

  private final Circuits circuits;
  private final Duration total;

  /**
   * @param total the longest time until something can be shown, over all targets
   */
  public AiFallbackGatewayFilterFactory(Circuits circuits, Duration total) {
    super(Config.class);
    this.circuits = circuits;
    this.total = total;
  }

  @Override
  public Stage stage() {
    return Stage.FALLBACK;
  }

  @Override
  public StageFilter defaults() {
    return new FallbackFilter(circuits, total, List.of(), false);
  }

  @Override
  public ShortcutType shortcutType() {
    return ShortcutType.GATHER_LIST;
  }

  @Override
  public List<String> shortcutFieldOrder() {
    return List.of("models");
  }

  @Override
  public GatewayFilter apply(Config config) {
    return new FallbackFilter(circuits, total, config.models, true);
  }

  /** The YAML arguments. */
  public static class Config {
    private List<String> models = List.of();

    /** Names of models or aliases, in the order in which they are tried. */
    public List<String> getModels() {
      return models;
    }

    public void setModels(List<String> models) {
      this.models = models;
    }
  }
}
