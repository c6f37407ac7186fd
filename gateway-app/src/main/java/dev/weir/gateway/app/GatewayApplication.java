package dev.weir.gateway.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway. */
@SpringBootApplication
public class GatewayApplication {

  private static final String LOOPS = "reactor.netty.ioWorkerCount";

  /**
   * One event loop for each core: Reactor Netty's own choice is at least four, which costs a hop
   * between threads on small machines.
   */
  public static void main(String[] arguments) {
    if (System.getProperty(LOOPS) == null) {
      System.setProperty(LOOPS, Integer.toString(Runtime.getRuntime().availableProcessors()));
    }
    SpringApplication.run(GatewayApplication.class, arguments);
  }
}
