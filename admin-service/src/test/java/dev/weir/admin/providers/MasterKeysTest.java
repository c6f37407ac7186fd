package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

  private static final int ROUNDS = 100;
  private static final int CALLERS = 6;

  @TempDir Path folder;

  /** What one of them seals, all must be able to open, and still after a restart. */
  @Test
  void whoeverComesFirstTogetherGetsOneKey() throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        Path file = folder.resolve(round + "/master.key");
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<byte[]>> keys = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
          // Of two processes as much as of two threads.
          MasterKeys own = new MasterKeys(null, file, new SecureRandom());
          keys.add(
              callers.submit(
                  () -> {
                    begin.await();
                    return own.all().lastEntry().getValue();
                  }));
        }
        begin.countDown();
        Set<String> different = new HashSet<>();
        for (Future<byte[]> key : keys) {
          different.add(Base64.getEncoder().encodeToString(key.get()));
        }
        different.add(
            Base64.getEncoder()
                .encodeToString(
                    new MasterKeys(null, file, new SecureRandom()).all().lastEntry().getValue()));
        assertThat(different).as("keys of round " + round).hasSize(1);
        try (var files = Files.list(file.getParent())) {
          assertThat(files).containsExactly(file);
        }
      }
    }
  }
}
