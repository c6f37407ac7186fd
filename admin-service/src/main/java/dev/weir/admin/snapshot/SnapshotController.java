package dev.weir.admin.snapshot;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Hands the snapshot to gateways: at once where they have another version, else when it changed or
 * their wait is over. A waiting gateway holds no thread.
 */
@RestController
class SnapshotController {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final int MOST_WAITING = 256;

  private final SnapshotKeeper keeper;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  SnapshotController(SnapshotKeeper keeper) {
    this.keeper = keeper;
    keeper.onNewVersion(this::wake);
  }

  /**
   * The snapshot.
   *
   * @param known the ETag of the one that the gateway has
   * @param wait how many seconds to wait for another one
   */
  @GetMapping("/internal/snapshot")
  @PreAuthorize("hasAuthority('gateway')")
  DeferredResult<ResponseEntity<byte[]>> snapshot(
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
      @RequestParam(name = "wait", defaultValue = "0") int wait) {
    long millis = Math.clamp(wait * 1000L, 0, LONGEST_WAIT.toMillis());
    AssembledSnapshot now = keeper.current();
    if (isNews(now, known) || millis == 0 || closing || waiting.size() >= MOST_WAITING) {
      DeferredResult<ResponseEntity<byte[]>> result = new DeferredResult<>();
      result.setResult(answer(now, known));
      return result;
    }
    DeferredResult<ResponseEntity<byte[]>> result =
        new DeferredResult<>(millis, () -> answer(keeper.current(), known));
    Waiting mine = new Waiting(result, known);
    result.onCompletion(() -> waiting.remove(mine));
    waiting.add(mine);
    // A version that came in between has not seen this one waiting.
    AssembledSnapshot since = keeper.current();
    if (isNews(since, known)) {
      result.setResult(answer(since, known));
    }
    return result;
  }

  private void wake(AssembledSnapshot made) {
    for (Waiting gateway : waiting) {
      if (isNews(made, gateway.known())) {
        gateway.result().setResult(answer(made, gateway.known()));
      }
    }
  }

  /** A shutdown waits for running requests: those that only wait end here. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
    for (Waiting gateway : waiting) {
      gateway.result().setResult(answer(keeper.current(), gateway.known()));
    }
  }

  private static boolean isNews(@Nullable AssembledSnapshot snapshot, @Nullable String known) {
    return snapshot != null && !snapshot.etag().equals(known);
  }

  private static ResponseEntity<byte[]> answer(
      @Nullable AssembledSnapshot snapshot, @Nullable String known) {
    if (snapshot == null) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
    if (!isNews(snapshot, known)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(snapshot.etag()).build();
    }
    return ResponseEntity.ok()
        .eTag(snapshot.etag())
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(snapshot.body());
  }

  /** A gateway that waits; two of them are never the same one. */
  private static final class Waiting {

    private final DeferredResult<ResponseEntity<byte[]>> result;
    private final @Nullable String known;

    Waiting(DeferredResult<ResponseEntity<byte[]>> result, @Nullable String known) {
      this.result = result;
      this.known = known;
    }

    DeferredResult<ResponseEntity<byte[]>> result() {
      return result;
    }

    @Nullable String known() {
      return known;
    }
  }
}
