package dev.weir.gateway.translate;

import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code AiTranslate}: puts requests into the target's dialect; with arguments it also sets,
 * replaces and removes members of the caller's body before that.
 */
public final class AiTranslateGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiTranslateGatewayFilterFactory.Config>
    implements StageFilterFactory {

  private final Dialect front;
  private final StoredTurns memory;
  private final Turns turns;
  private final String userAgent;

  /**
   * @param front what callers speak
   * @param userAgent how the gateway names itself to providers
   */
  public AiTranslateGatewayFilterFactory(
      Dialect front, ReasoningStore store, ImageFetcher images, String userAgent) {
    super(Config.class);
    this.front = front;
    this.memory = new StoredTurns(store);
    this.turns = new Turns(images);
    this.userAgent = userAgent;
  }

  @Override
  public Stage stage() {
    return Stage.TRANSLATE;
  }

  @Override
  public StageFilter defaults() {
    return new TranslateFilter(front, BodyRules.NONE, memory, turns, userAgent, false);
  }

  @Override
  public GatewayFilter apply(Config config) {
    return new TranslateFilter(
        front,
        BodyRules.of(config.defaults, config.overrides, config.removals),
        memory,
        turns,
        userAgent,
        true);
  }

  /** The YAML arguments. */
  public static class Config {
    private Map<String, String> defaults = new LinkedHashMap<>();
    private Map<String, String> overrides = new LinkedHashMap<>();
    private List<String> removals = List.of();

    /** Members that are set where the caller did not; values are JSON, or else strings. */
    public Map<String, String> getDefaults() {
      return defaults;
    }

    public void setDefaults(Map<String, String> defaults) {
      this.defaults = defaults;
    }

    /** Members that are set whatever the caller said. */
    public Map<String, String> getOverrides() {
      return overrides;
    }

    public void setOverrides(Map<String, String> overrides) {
      this.overrides = overrides;
    }

    /** Members that are taken out. */
    public List<String> getRemovals() {
      return removals;
    }

    public void setRemovals(List<String> removals) {
      this.removals = removals;
    }
  }
}
