package dev.weir.gateway.translate;

import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Target;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.springframework.http.HttpHeaders;

/**
 * The headers of an upstream request: an allow-list of the caller's, ours, the dialect's and the
 * credential. The gateway key and cookies are not on the list and so never leave.
 */
final class UpstreamHeaders {

  private static final String[] PASSED = {
    "traceparent", "tracestate", "anthropic-beta", "openai-beta", "idempotency-key"
  };

  private UpstreamHeaders() {}

  static Map<String, String> of(
      HttpHeaders caller, AiExchange ai, Target target, ProviderRequest request, String userAgent) {
    Map<String, String> headers = LinkedHashMap.newLinkedHashMap(12);
    headers.put("content-type", "application/json");
    headers.put("accept", ai.plan.get().stream() ? "text/event-stream" : "application/json");
    headers.put("accept-encoding", "identity");
    headers.put("user-agent", userAgent);
    for (String name : PASSED) {
      String value = caller.getFirst(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    request.headers().forEach((name, value) -> headers.merge(name, value, joined(name)));
    CredentialScheme scheme = target.provider().credentialScheme();
    Secret key = target.credential().key();
    if (key != null && scheme != CredentialScheme.NONE) {
      headers.put(scheme.header(), scheme.value(key));
    }
    return headers;
  }

  /** Betas of caller and dialect add up; of anything else the dialect's is right. */
  private static BinaryOperator<String> joined(String name) {
    return name.endsWith("-beta")
        ? (callers, ours) -> callers + "," + ours
        : (callers, ours) -> ours;
  }
}
