package dev.weir.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * Which requests ask for the dashboard: for its page, whichever route of it, or for one of its
 * files. Everybody may have them; what they show comes from the API.
 */
public final class Pages {

  private static final List<String> FILES = List.of("/assets/", "/favicon.");

  /** What is never a route of the dashboard. */
  private static final List<String> OTHERS =
      List.of(
          "/actuator",
          "/ai",
          "/api",
          "/error",
          "/internal",
          "/livez",
          "/login/oauth2",
          "/logout",
          "/oauth2",
          "/readyz");

  private Pages() {}

  /** A file that the page loads. */
  public static boolean isFile(HttpServletRequest request) {
    return reads(request) && FILES.stream().anyMatch(path(request)::startsWith);
  }

  /** The page itself, for somebody who wants HTML: all routes are one page. */
  public static boolean isPage(HttpServletRequest request) {
    String path = path(request);
    return reads(request)
        && (path.equals("/")
            || (wantsHtml(request)
                && FILES.stream().noneMatch(path::startsWith)
                && OTHERS.stream().noneMatch(other -> isUnder(other, path))));
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** Decoded, as every mapping sees it: what is encoded differently is still the same path. */
  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private static boolean isUnder(String prefix, String path) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  private static boolean wantsHtml(HttpServletRequest request) {
    Enumeration<String> accepted = request.getHeaders("Accept");
    while (accepted.hasMoreElements()) {
      if (accepted.nextElement().toLowerCase(Locale.ROOT).contains("text/html")) {
        return true;
      }
    }
    return false;
  }
}
