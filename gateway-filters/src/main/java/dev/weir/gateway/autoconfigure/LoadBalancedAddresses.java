package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.upstream.Addresses;
import java.net.URI;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalancerUriTools;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.client.loadbalancer.reactive.ReactiveLoadBalancer;
import reactor.core.publisher.Mono;

/** Asks the application's load balancer. */
final class LoadBalancedAddresses implements Addresses {

  private final ReactiveLoadBalancer.Factory<ServiceInstance> balancers;

  LoadBalancedAddresses(ReactiveLoadBalancer.Factory<ServiceInstance> balancers) {
    this.balancers = balancers;
  }

  @Override
  public Mono<URI> of(URI balanced) {
    ReactiveLoadBalancer<ServiceInstance> balancer = balancers.getInstance(balanced.getHost());
    return Mono.from(balancer.choose())
        .mapNotNull(Response::getServer)
        .map(server -> address(server, balanced));
  }

  private static URI address(ServiceInstance server, URI balanced) {
    URI found = LoadBalancerUriTools.reconstructURI(server, balanced);
    String rest = found.toString().substring(found.getScheme().length());
    return URI.create((server.isSecure() ? "https" : "http") + rest);
  }
}
