package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.autoconfigure.WeirProperties.PoolSettings;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Makes HTTP clients with a pool of their own; Spring Cloud Gateway's ssl and proxy properties
 * apply to them.
 */
final class UpstreamClientFactory extends HttpClientFactory {

  private static final Duration EVICT_EVERY = Duration.ofSeconds(10);

  private final PoolSettings pool;
  private final Duration connect;
  private final AtomicInteger count = new AtomicInteger();

  UpstreamClientFactory(
      HttpClientProperties properties,
      ServerProperties serverProperties,
      HttpClientSslConfigurer ssl,
      List<HttpClientCustomizer> customizers,
      PoolSettings pool,
      Duration connect) {
    // Every event loop makes its client, and each time the list is sorted in place.
    super(properties, serverProperties, ssl, new CopyOnWriteArrayList<>(customizers));
    this.pool = pool;
    this.connect = connect;
  }

  HttpClient newClient() {
    return createInstance()
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connect.toMillis()))
        .option(ChannelOption.TCP_NODELAY, true)
        .followRedirect(false)
        .disableRetry(true)
        .metrics(false, path -> path);
  }

  @Override
  protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
    return ConnectionProvider.builder("weir-" + count.incrementAndGet())
        .maxConnections(pool.maxConnections())
        .pendingAcquireMaxCount(pool.maxPending())
        .pendingAcquireTimeout(pool.acquireTimeout())
        .maxIdleTime(pool.maxIdle())
        .evictInBackground(EVICT_EVERY)
        .lifo()
        .build();
  }
}
