package dev.weir.gateway.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address in a prompt must not lead into the operator's network. */
class PublicImageFetcherTest {

  private static AiException refusal(String url) {
    return catchThrowableOfType(
        AiException.class,
        () ->
            new PublicImageFetcher()
                .fetch(new ContentPart.ImageUrl(url, null, Map.of()), "messages[0].content")
                .block(Duration.ofSeconds(15)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a.png",
        "ftp://example.com/a.png",
        "file:///etc/passwd",
        "https://user:secret@example.com/a.png",
        "https:///a.png",
        "https://exa mple.com/",
        "//example.com/a.png",
        "javascript:alert(1)",
        "",
        "https://127.0.0.1/a.png",
        "https://localhost/a.png",
        "https://10.1.2.3/a.png",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a.png",
        "https://[::ffff:127.0.0.1]/a.png",
        "https://2130706433/a.png",
        "https://0x7f000001/a.png",
        "https://127.1/a.png",
        "https://no-such-host.invalid/a.png"
      })
  void anAddressThatIsNotPublicIsRefused(String url) {
    AiException refusal = refusal(url);

    assertThat(refusal).isNotNull();
    assertThat(refusal.error()).isEqualTo(AiError.INVALID_VALUE);
    assertThat(refusal.param()).isEqualTo("messages[0].content");
    assertThat(refusal.message()).doesNotContain("secret", "passwd");
  }
}
