package dev.weir.gateway.translate;

import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Fetches images over https from public addresses only. The address that was checked is the address
 * that is connected to, so a name that changes its mind in between gains nothing; redirects are not
 * followed. Bounded in size and time.
 */
public final class PublicImageFetcher implements ImageFetcher {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 20 * 1024 * 1024;
  private static final Map<String, String> KINDS =
      Map.of(
          "image/png", "image/png",
          "image/jpeg", "image/jpeg",
          "image/jpg", "image/jpeg",
          "image/webp", "image/webp",
          "image/gif", "image/gif",
          "image/heic", "image/heic",
          "image/heif", "image/heif");

  @Override
  public Mono<ContentPart.ImageData> fetch(ContentPart.ImageUrl image, String param) {
    URI uri = address(image.url(), param);
    return Mono.fromCallable(() -> resolve(uri, param))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(address -> get(uri, address, image, param))
        .timeout(
            LIMIT, Mono.error(refused(param, "did not come within " + LIMIT.toSeconds() + " s")))
        .onErrorMap(
            error -> !(error instanceof AiException), error -> refused(param, "cannot be fetched"));
  }

  private static URI address(String url, String param) {
    try {
      URI uri = URI.create(url);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw refused(param, "has an address that is not fetched (expected: https://…)");
  }

  private static InetSocketAddress resolve(URI uri, String param) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(uri.getHost());
    for (InetAddress address : found) {
      if (!PublicAddress.is(address)) {
        throw refused(param, "has an address that is not public");
      }
    }
    return new InetSocketAddress(found[0], uri.getPort() < 0 ? 443 : uri.getPort());
  }

  private static Mono<ContentPart.ImageData> get(
      URI uri, InetSocketAddress address, ContentPart.ImageUrl image, String param) {
    return HttpClient.create(ConnectionProvider.newConnection())
        .secure()
        .followRedirect(false)
        .remoteAddress(() -> InetSocketAddress.createUnresolved(uri.getHost(), address.getPort()))
        .resolver(new PinnedResolver(address.getAddress()))
        .get()
        .uri(uri)
        .responseSingle(
            (response, body) -> {
              String kind = kind(response, param);
              return body.map(bytes -> read(bytes, param))
                  .map(
                      bytes ->
                          new ContentPart.ImageData(
                              kind,
                              Base64.getEncoder().encodeToString(bytes),
                              image.detail(),
                              image.rest()));
            });
  }

  private static String kind(HttpClientResponse response, String param) {
    if (response.status().code() != 200) {
      throw refused(param, "cannot be fetched: status " + response.status().code());
    }
    String length = response.responseHeaders().get("content-length");
    if (length != null && Long.parseLong(length) > MAX_BYTES) {
      throw refused(param, "is over " + MAX_BYTES + " bytes");
    }
    String type = base(response.responseHeaders().get("content-type"));
    String kind = KINDS.get(type);
    if (kind == null) {
      throw refused(param, "is no image but " + (type.isEmpty() ? "of no type" : type));
    }
    return kind;
  }

  private static String base(@Nullable String type) {
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static byte[] read(ByteBuf buffer, String param) {
    if (buffer.readableBytes() > MAX_BYTES) {
      throw refused(param, "is over " + MAX_BYTES + " bytes");
    }
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  private static AiException refused(String param, String why) {
    return new AiException(AiError.INVALID_VALUE, param + ": the image " + why, param);
  }
}
