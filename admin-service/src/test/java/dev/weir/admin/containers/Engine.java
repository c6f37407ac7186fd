package dev.weir.admin.containers;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The Docker engine of this machine, if there is one: tests without it are shown as skipped. */
final class Engine {

  static {
    // It tells all that it tried as an error; that there is no engine is said by the skipped test.
    ((Logger) LoggerFactory.getLogger("org.testcontainers.dockerclient")).setLevel(Level.OFF);
  }

  private Engine() {}

  /** Skips the test where no engine has this image or can pull it. */
  static void assumeHas(DockerImageName image) throws InterruptedException {
    assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "There is no Docker engine.");
    DockerClient docker = DockerClientFactory.instance().client();
    try {
      docker.inspectImageCmd(image.asCanonicalNameString()).exec();
    } catch (NotFoundException notHere) {
      pull(docker, image);
    }
  }

  /** Once: the library itself would try for two minutes. */
  private static void pull(DockerClient docker, DockerImageName image) throws InterruptedException {
    try {
      docker
          .pullImageCmd(image.getUnversionedPart())
          .withTag(image.getVersionPart())
          .exec(new PullImageResultCallback())
          .awaitCompletion();
    } catch (DockerException | DockerClientException e) {
      abort(image + " is not here and cannot be pulled: " + e.getMessage());
    }
  }
}
