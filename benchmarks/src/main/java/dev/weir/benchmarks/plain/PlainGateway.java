package dev.weir.benchmarks.plain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Starts the plain gateway; the route comes from the command line. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class PlainGateway {

  public static void main(String[] arguments) {
    SpringApplication.run(PlainGateway.class, arguments);
  }
}
