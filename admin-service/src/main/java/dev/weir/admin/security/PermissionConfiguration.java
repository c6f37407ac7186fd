package dev.weir.admin.security;

import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the permissions mean: {@code admin} implies every other. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PermissionConfiguration {

  @Bean
  static RoleHierarchy roleHierarchy() {
    return RoleHierarchyImpl.fromHierarchy(
        """
        admin > read
        admin > execute
        admin > ledger
        """);
  }

  @Bean
  static MethodSecurityExpressionHandler methodExpressions(RoleHierarchy hierarchy) {
    DefaultMethodSecurityExpressionHandler handler = new DefaultMethodSecurityExpressionHandler();
    DefaultAuthorizationManagerFactory<MethodInvocation> managers =
        new DefaultAuthorizationManagerFactory<>();
    managers.setRoleHierarchy(hierarchy);
    handler.setAuthorizationManagerFactory(managers);
    return handler;
  }

  @Bean
  static WebMvcConfigurer earlyPermission(MethodSecurityExpressionHandler expressions) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new EarlyPermission(expressions));
      }
    };
  }
}
