package dev.weir.admin.dashboard;

import dev.weir.admin.web.Pages;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Serves the dashboard from the class path: one page for all its routes, read anew each time, and
 * the files that it loads, whose names change with their content.
 */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration implements WebMvcConfigurer {

  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl A_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(FOREVER)
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver());
    registry
        .addResourceHandler("/favicon.*")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(A_DAY);
  }

  @Bean
  RouterFunction<ServerResponse> dashboard() {
    RequestPredicate isPage = request -> Pages.isPage(request.servletRequest());
    return RouterFunctions.route()
        .GET(isPage, request -> page(new ClassPathResource("static/index.html")))
        .HEAD(isPage, request -> page(new ClassPathResource("static/index.html")))
        .build();
  }

  /** The page, or a sentence where this build has none. */
  static ServerResponse page(Resource index) {
    boolean isBuilt = index.exists();
    return ServerResponse.ok()
        .contentType(isBuilt ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN)
        .cacheControl(CacheControl.noCache())
        .body(isBuilt ? index : new ClassPathResource("dashboard/none.txt"));
  }
}
