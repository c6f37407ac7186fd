package dev.weir.admin.web;

import jakarta.validation.ConstraintViolationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Answers what a controller throws, or what keeps one from being reached, with a problem. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /** Left to Spring Security, which knows whether a sign-in would help. */
  @ExceptionHandler
  void security(AccessDeniedException e) {
    throw e;
  }

  /** Left to Spring Security. */
  @ExceptionHandler
  void security(AuthenticationException e) {
    throw e;
  }

  @ExceptionHandler
  ResponseEntity<Object> violated(ConstraintViolationException e) {
    String param =
        e.getConstraintViolations().stream()
            .map(violation -> violation.getPropertyPath().toString())
            .sorted()
            .findFirst()
            .orElse("");
    String detail =
        e.getConstraintViolations().stream()
            .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return answer(Problem.of(400, "invalid_value", detail, param), new HttpHeaders());
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> anything(Exception e) {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return null;
    }
    Problem problem = Problems.of(e);
    if (problem.status() == 500) {
      log.error("A request failed", e);
    }
    return answer(problem, new HttpHeaders());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return null;
    }
    Problem problem =
        switch (e) {
          case MethodArgumentNotValidException invalid -> of(invalid);
          case HandlerMethodValidationException invalid ->
              Problem.of(400, "invalid_value", parameters(invalid), null);
          case MissingServletRequestParameterException missing ->
              Problem.of(
                  400,
                  "invalid_value",
                  missing.getParameterName() + " is missing",
                  missing.getParameterName());
          case TypeMismatchException mismatch -> of(mismatch);
          case HttpMessageNotReadableException unreadable -> unreadable(unreadable.getCause());
          case NoResourceFoundException none ->
              Problems.ofStatus(404, "there is nothing at this address");
          case HttpRequestMethodNotSupportedException wrong ->
              Problems.ofStatus(
                  405, wrong.getMethod() + " is not possible here (see the Allow header)");
          default ->
              status.value() == 500
                  ? Problem.internal()
                  : Problems.ofStatus(status.value(), detail(e, status));
        };
    if (problem.status() == 500) {
      log.error("A request failed", e);
    }
    return answer(problem, headers);
  }

  /** What is wrong with a body that could not be read; the body itself is never repeated. */
  static Problem unreadable(@Nullable Throwable cause) {
    if (cause instanceof DatabindException known && known.getCause() instanceof ApiException e) {
      return Problem.of(e.status(), e.code(), String.valueOf(e.getMessage()), e.param());
    }
    if (cause instanceof DatabindException invalid) {
      String path = JsonPath.of(invalid);
      return Problem.of(
          400, "invalid_value", path + ": it is not of the type that is expected here", path);
    }
    String where = cause instanceof JacksonException broken ? JsonPath.place(broken) : "";
    return Problem.of(400, "invalid_json", "the body is no readable JSON" + where, null);
  }

  private static Problem of(MethodArgumentNotValidException e) {
    FieldError first = e.getBindingResult().getFieldError();
    String detail =
        e.getBindingResult().getFieldErrors().stream()
            .map(error -> error.getField() + ": " + error.getDefaultMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return Problem.of(400, "invalid_value", detail, first == null ? null : first.getField());
  }

  private static Problem of(TypeMismatchException e) {
    String name =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    Class<?> type = e.getRequiredType();
    String expected = type == null ? "another type" : type.getSimpleName();
    return Problem.of(
        400, "invalid_value", name + ": " + e.getValue() + " (expected: " + expected + ")", name);
  }

  private static String parameters(HandlerMethodValidationException e) {
    return e.getParameterValidationResults().stream()
        .flatMap(
            result ->
                result.getResolvableErrors().stream()
                    .map(
                        error ->
                            result.getMethodParameter().getParameterName()
                                + ": "
                                + error.getDefaultMessage()))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String detail(Exception e, HttpStatusCode status) {
    String told = e instanceof ErrorResponse known ? known.getBody().getDetail() : null;
    return told == null ? "the request was answered with status " + status.value() : told;
  }

  private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
