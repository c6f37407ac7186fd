package dev.weir.gateway.app;

import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** What the gateway's own connections need beyond Spring Boot's. */
@Configuration(proxyBeanMethods = false)
class ServerConnections {

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> keepReading() {
    return factory ->
        factory.addServerCustomizers(
            server ->
                server.doOnChannelInit(
                    (observer, channel, address) -> {
                      ChannelPipeline pipeline = channel.pipeline();
                      if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
                        pipeline.addBefore(
                            NettyPipeline.HttpTrafficHandler,
                            "weir.keepReading",
                            new KeepReading());
                      }
                    }));
  }
}
