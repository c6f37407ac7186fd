package dev.weir.admin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of every answer that is an error (RFC 9457).
 *
 * @param code a stable word for programs
 * @param param the field that is wrong; null where it is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @JsonProperty("type") String type,
    @JsonProperty("title") String title,
    @JsonProperty("status") int status,
    @JsonProperty("detail") String detail,
    @JsonProperty("code") String code,
    @JsonProperty("param") @Nullable String param) {

  /** A problem whose title is that of its status. */
  public static Problem of(int status, String code, String detail, @Nullable String param) {
    HttpStatus known = HttpStatus.resolve(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return new Problem("about:blank", title, status, detail, code, param);
  }

  /** What is told of an error that is ours: nothing but that. */
  public static Problem internal() {
    return of(500, "internal_error", "the request failed here; the log of admin says why", null);
  }

  /** The database does not answer. */
  public static Problem databaseUnavailable() {
    return of(503, "database_unavailable", "the database does not answer; try again later", null);
  }
}
