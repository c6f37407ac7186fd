package dev.weir.gateway.meter;

import dev.weir.gateway.pipeline.GatewayCondition;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.StageFilterFactory;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code AiMeter=team:platform,env:prod}: measures a route's requests and tags them. The route's
 * tags win over the caller's.
 */
public final class AiMeterGatewayFilterFactory
    extends AbstractGatewayFilterFactory<AiMeterGatewayFilterFactory.Config>
    implements StageFilterFactory, AutoCloseable {

  private final Meter meter;

  public AiMeterGatewayFilterFactory(
      UsageSink sink,
      Prices prices,
      InstantSource clock,
      RandomGenerator random,
      GatewayCondition condition) {
    super(Config.class);
    this.meter = new Meter(sink, prices, clock, random, condition);
  }

  @Override
  public Stage stage() {
    return Stage.METER;
  }

  @Override
  public StageFilter defaults() {
    return new MeterFilter(meter, Map.of(), false);
  }

  @Override
  public ShortcutType shortcutType() {
    return ShortcutType.GATHER_LIST;
  }

  @Override
  public List<String> shortcutFieldOrder() {
    return List.of("tags");
  }

  @Override
  public GatewayFilter apply(Config config) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : config.tags) {
      int colon = tag.indexOf(':');
      if (colon <= 0 || colon == tag.length() - 1) {
        throw new IllegalArgumentException(
            "AiMeter: tag '" + tag + "' (expected: name:value, as in team:platform)");
      }
      tags.put(tag.substring(0, colon).strip(), tag.substring(colon + 1).strip());
    }
    return new MeterFilter(meter, tags, true);
  }

  /** Before the sink's end: records that still wait for an estimate go there. */
  @Override
  public void close() {
    meter.close();
  }

  /** The YAML arguments. */
  public static class Config {
    private List<String> tags = List.of();

    /** Tags as {@code name:value}. */
    public List<String> getTags() {
      return tags;
    }

    public void setTags(List<String> tags) {
      this.tags = tags;
    }
  }
}
