package dev.weir.admin.usage;

import dev.weir.admin.security.Actor;
import dev.weir.admin.security.Presence;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Requests as they come in. */
@RestController
class EventsController {

  private final LiveUsage live;
  private final Presence presence;

  EventsController(LiveUsage live, Presence presence) {
    this.live = live;
    this.presence = presence;
  }

  @GetMapping(path = "/api/ai/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @PreAuthorize("hasAuthority('read')")
  @ApiResponse(
      responseCode = "200",
      description = "At most one event a second, named requests; a comment after 15 s of silence",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = LiveClient.Batch.class)))
  SseEmitter watchRequests(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-cache, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    return live.watch(Actor.current(), presence.of(request));
  }
}
