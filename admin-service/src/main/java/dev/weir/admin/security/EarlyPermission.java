package dev.weir.admin.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks an endpoint's {@code @PreAuthorize} before the body is read: whoever may not do it neither
 * learns what a good body looks like, nor makes us read a large one.
 */
final class EarlyPermission implements HandlerInterceptor {

  private final PreAuthorizeAuthorizationManager permissions =
      new PreAuthorizeAuthorizationManager();

  EarlyPermission(MethodSecurityExpressionHandler expressions) {
    permissions.setExpressionHandler(expressions);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      Supplier<@Nullable Authentication> asking =
          () -> SecurityContextHolder.getContext().getAuthentication();
      AuthorizationResult result =
          permissions.authorize(
              asking, new SimpleMethodInvocation(method.getBean(), method.getMethod()));
      if (result != null && !result.isGranted()) {
        throw new AccessDeniedException("this needs a permission that the caller lacks");
      }
    }
    return true;
  }
}
