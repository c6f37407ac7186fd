package dev.weir.admin.security;

import dev.weir.admin.web.Pages;
import dev.weir.ledger.Secret;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.WebUtils;

/**
 * Who gets in where. Three chains, the first that matches decides: gateways by their token, callers
 * with an {@code Authorization} header by key, everybody else by session. Whatever is not named is
 * refused; what an endpoint needs stands at the endpoint.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class SecurityConfiguration {

  /**
   * What another origin could make a browser send in somebody's name: a change with the cookie of a
   * session, and a sign-in by form. A JSON body cannot be sent from another origin unasked.
   */
  private static final RequestMatcher CAN_BE_FORGED =
      request -> {
        String type = request.getContentType();
        boolean signsIn = "/login".equals(request.getServletPath());
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
            && (signsIn
                ? type == null || !type.startsWith(MediaType.APPLICATION_JSON_VALUE)
                : WebUtils.getCookie(request, Sessions.COOKIE) != null);
      };

  /** Styles may be inline: the dashboard's components set theirs so. Scripts may not. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain gatewayChain(
      HttpSecurity http,
      Credentials credentials,
      @Value("${weir.gateway-token:}") String gatewayToken) {
    stateless(http.securityMatcher("/internal/**"), credentials);
    GatewayToken token = new GatewayToken(Secret.of(gatewayToken));
    return http.addFilterBefore(BearerFilter.forGateways(token), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .hasAuthority("gateway"))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain keyChain(HttpSecurity http, Credentials credentials) {
    stateless(
        http.securityMatcher(request -> request.getHeader("Authorization") != null), credentials);
    http.addFilterBefore(BearerFilter.forKeys(credentials), AuthorizationFilter.class);
    return permissions(http).build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain peopleChain(
      HttpSecurity http,
      Credentials credentials,
      Sessions sessions,
      CookieCsrfTokenRepository csrf,
      SignInProperties properties,
      ObjectProvider<ClientRegistrationRepository> issuers) {
    Refusals refusals = new Refusals(credentials);
    http.securityContext(context -> context.securityContextRepository(sessions))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(c -> c.spa().csrfTokenRepository(csrf).requireCsrfProtectionMatcher(CAN_BE_FORGED))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    if (issuers.getIfAvailable() != null) {
      OidcSignIn oidc = new OidcSignIn(credentials, sessions, properties.oidc());
      http.oauth2Login(
          login -> login.loginPage("/login").successHandler(oidc).failureHandler(oidc));
    }
    return permissions(http).build();
  }

  @Bean
  Sessions sessions(
      SessionQueries queries,
      Credentials credentials,
      SignInProperties properties,
      InstantSource clock,
      SecureRandom random) {
    return new Sessions(queries, credentials, properties, clock, random);
  }

  @Bean
  SignInLimit signInLimit(InstantSource clock) {
    return new SignInLimit(clock);
  }

  @Bean
  CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    tokens.setCookiePath("/");
    return tokens;
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** None: each chain knows its own. It keeps Spring Boot from inventing a user. */
  @Bean
  AuthenticationManager authenticationManager() {
    return authentication -> {
      throw new ProviderNotFoundException("sign-in is by POST /login, by key or by OIDC");
    };
  }

  private static void stateless(HttpSecurity http, Credentials credentials) {
    Refusals refusals = new Refusals(credentials);
    http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
  }

  private static HttpSecurity permissions(HttpSecurity http) {
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    return http.authorizeHttpRequests(
        requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/livez", "/readyz", "/api/openapi.json")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/login")
                .permitAll()
                .requestMatchers(Pages::isPage, Pages::isFile)
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAuthority("admin")
                .requestMatchers("/api/**", "/ai/providers/**", "/logout")
                .authenticated()
                .anyRequest()
                .denyAll());
  }
}
