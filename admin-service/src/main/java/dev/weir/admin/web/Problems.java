package dev.weir.admin.web;

import dev.weir.ledger.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.CannotCreateTransactionException;

/** Which problem a failure is, and how one is written outside of a controller. */
public final class Problems {

  private Problems() {}

  /** Writes a problem as the whole answer. */
  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(problem));
  }

  /** The problem that a failure is; the text of an unknown failure is never told. */
  static Problem of(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ApiException e -> {
          return Problem.of(e.status(), e.code(), String.valueOf(e.getMessage()), e.param());
        }
        case CannotCreateTransactionException e -> {
          return Problem.databaseUnavailable();
        }
        case DataAccessResourceFailureException e -> {
          return Problem.databaseUnavailable();
        }
        case TransientDataAccessResourceException e -> {
          return Problem.databaseUnavailable();
        }
        case TransactionException e -> {
          return Problem.databaseUnavailable();
        }
        case SQLException e when isAway(e) -> {
          return Problem.databaseUnavailable();
        }
        case OptimisticLockingFailureException e -> {
          return Problem.of(
              409, "conflict", "somebody else changed it at the same time; read it again", null);
        }
        case DataIntegrityViolationException e -> {
          return Problem.of(409, "conflict", "this contradicts what is stored already", null);
        }
        default -> {
          // look at what caused it
        }
      }
    }
    return Problem.internal();
  }

  /** A connection that is lost, or a server that takes none or none any more. */
  private static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientConnectionException
        || (state != null
            && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")));
  }

  /** A problem that is known by its status alone. */
  static Problem ofStatus(int status, String detail) {
    String code =
        switch (status) {
          case 400 -> "invalid_value";
          case 404 -> "unknown_url";
          case 413 -> "request_too_large";
          default -> {
            HttpStatus known = HttpStatus.resolve(status);
            yield known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
          }
        };
    return Problem.of(status, code, detail, null);
  }
}
