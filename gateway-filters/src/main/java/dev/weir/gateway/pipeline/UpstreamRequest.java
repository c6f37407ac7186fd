package dev.weir.gateway.pipeline;

import java.net.URI;
import java.util.Map;

/**
 * A request as it goes upstream, complete with its credential; therefore never printed.
 *
 * @param headers names in lower case
 */
public record UpstreamRequest(URI uri, Map<String, String> headers, byte[] body) {

  @Override
  public String toString() {
    return "UpstreamRequest[" + uri + ", " + body.length + " bytes]";
  }
}
