package dev.weir.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.admin.Browser.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerResponse;

/** The dashboard's files, as a browser that nobody signed in gets them. */
class DashboardTest extends AdminUnderTest {

  private static final String SCRIPT = "/assets/app-1a2b3c.js";

  private Browser tab() {
    return browser().withHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/usage", "/requests/0198c0de", "/models/openai/gpt-5.1", "/login"})
  void everyRouteIsThePage(String route) {
    Reply reply = tab().get(route);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("The page under test");
    assertThat(header(reply, "content-type")).startsWith("text/html");
    assertThat(header(reply, "cache-control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/ai/none", "/assets/none.js", "/favicon.none"})
  void whatIsNoRouteIsNotThePage(String path) {
    Reply reply = tab().withKey(FIRST_KEY).get(path);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(header(reply, "content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void whoeverWantsNoHtmlGetsNoPage() {
    assertThat(browser().withHeader("Accept", "*/*").get("/usage").status()).isEqualTo(401);
    assertThat(browser().withHeader("Accept", "application/json").get("/usage").status())
        .isEqualTo(401);
    assertThat(browser().get("/").text()).contains("The page under test");
  }

  @Test
  void filesAreKeptForeverAndComePackedWhereTheyAre() {
    Reply plain = browser().get(SCRIPT);
    assertThat(plain.status()).isEqualTo(200);
    assertThat(plain.text()).contains("the script under test");
    assertThat(header(plain, "content-type")).startsWith("text/javascript");
    assertThat(header(plain, "cache-control")).contains("max-age=31536000").contains("immutable");

    Reply packed = browser().withHeader("Accept-Encoding", "gzip").get(SCRIPT);
    assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
    assertThat(header(packed, "vary")).contains("Accept-Encoding");
    assertThat(header(packed, "content-type")).startsWith("text/javascript");
    assertThat(browser().get("/favicon.svg").status()).isEqualTo(200);
  }

  @Test
  void aBrowserIsToldToTrustNothingElse() {
    for (Reply reply : List.of(tab().get("/"), browser().get(SCRIPT), owner().get("/api/ai/me"))) {
      assertThat(header(reply, "content-security-policy"))
          .contains("default-src 'self'")
          .contains("script-src 'self';")
          .contains("connect-src 'self'")
          .contains("frame-ancestors 'none'");
      assertThat(header(reply, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(reply, "referrer-policy")).isEqualTo("same-origin");
    }
    assertThat(header(owner().get("/api/ai/me"), "cache-control")).contains("no-store");
  }

  @Test
  void aBuildWithoutADashboardSaysSo() throws Exception {
    ServerResponse answer = DashboardConfiguration.page(new ClassPathResource("static/none.html"));

    assertThat(written(answer)).startsWith("This build of the admin service has no dashboard");
    assertThat(answer.headers().getContentType()).hasToString("text/plain");
  }

  private static String written(ServerResponse answer) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    answer.writeTo(new MockHttpServletRequest(), response, new Converters());
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private static String header(Reply reply, String name) {
    return String.join(", ", reply.headers().allValues(name));
  }

  /** What writes a file. */
  private static final class Converters implements ServerResponse.Context {

    @Override
    public List<org.springframework.http.converter.HttpMessageConverter<?>> messageConverters() {
      return List.of(new org.springframework.http.converter.ResourceHttpMessageConverter());
    }
  }
}
