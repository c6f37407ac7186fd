package dev.weir.gateway.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
import org.springframework.cloud.client.loadbalancer.EmptyResponse;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.client.loadbalancer.reactive.ReactiveLoadBalancer;
import reactor.core.publisher.Mono;

class LoadBalancedAddressesTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @ParameterizedTest
  @CsvSource({
    "false, lb://llm/v1/chat/completions, http://10.1.2.3:8000/v1/chat/completions",
    "true, lb://llm/v1/chat/completions, https://10.1.2.3:8000/v1/chat/completions",
    "false, lb://llm/a?alt=sse, http://10.1.2.3:8000/a?alt=sse"
  })
  void aServiceNameBecomesTheAddressOfAnInstance(boolean secure, String balanced, String found) {
    Response<ServiceInstance> instance =
        new DefaultResponse(new DefaultServiceInstance("1", "llm", "10.1.2.3", 8000, secure));

    assertThat(addresses(instance).of(URI.create(balanced)).block(LIMIT))
        .isEqualTo(URI.create(found));
  }

  @Test
  void noInstanceIsNoAddress() {
    assertThat(addresses(new EmptyResponse()).of(URI.create("lb://llm/v1")).blockOptional(LIMIT))
        .isEmpty();
  }

  private static LoadBalancedAddresses addresses(Response<ServiceInstance> answer) {
    return new LoadBalancedAddresses(
        new ReactiveLoadBalancer.Factory<>() {
          @Override
          public ReactiveLoadBalancer<ServiceInstance> getInstance(String service) {
            return new ReactiveLoadBalancer<>() {
              @Override
              public Publisher<Response<ServiceInstance>> choose(Request request) {
                return Mono.just(answer);
              }
            };
          }

          @Override
          public <X> Map<String, X> getInstances(String name, Class<X> type) {
            return Map.of();
          }

          @Override
          public <X> X getInstance(String name, Class<?> type, Class<?>... generics) {
            return null;
          }
        });
  }
}
