package dev.weir.admin.containers;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;

/** The Docker engine of this machine, if there is one: tests without it are shown as skipped. */
final class Engine {

  static {
    // It tells all that it tried as an error; that there is no engine is said by the skipped test.
    ((Logger) LoggerFactory.getLogger("org.testcontainers.dockerclient")).setLevel(Level.OFF);
  }

  private Engine() {}

  /** Starts a container, or skips the test where no engine has its image or can pull it. */
  static void start(GenericContainer<?> container) {
    assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "There is no Docker engine.");
    try {
      container.start();
    } catch (ContainerFetchException e) {
      abort("The image is not here and cannot be pulled: " + e.getMessage());
    }
  }
}
