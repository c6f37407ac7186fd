package dev.weir.gateway.autoconfigure.host;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Somebody's own Spring Cloud Gateway: nothing in it knows Weir but its dependency and YAML. */
@SpringBootApplication
public class TenLineGateway {
  public static void main(String[] arguments) {
    SpringApplication.run(TenLineGateway.class, arguments);
  }
}
