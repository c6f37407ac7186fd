package dev.weir.benchmarks.load;

import dev.weir.benchmarks.upstream.Mode;
import java.nio.charset.StandardCharsets;

/** Makes the requests that the loader sends. */
public final class Requests {

  private static final String SENTENCE = "Explain how a weir holds the level of a river. ";

  private Requests() {}

  /**
   * A chat completion as an official SDK would send it.
   *
   * @param bodyBytes the length of its body, about
   */
  public static byte[] chat(String key, String model, Mode mode, int bodyBytes) {
    byte[] body = body(model, mode, bodyBytes);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nhost: gateway.local\r\nauthorization: Bearer "
            + key
            + "\r\ncontent-type: application/json\r\naccept: application/json\r\nuser-agent:"
            + " OpenAI/Python 2.8.1\r\nx-stainless-lang: python\r\nx-stainless-runtime:"
            + " CPython\r\ncontent-length: "
            + body.length
            + "\r\n\r\n";
    byte[] request = (head + " ".repeat(body.length)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(body, 0, request, head.length(), body.length);
    return request;
  }

  /** The body alone. */
  public static byte[] body(String model, Mode mode, int bodyBytes) {
    String start =
        "{\"model\":\""
            + model
            + "\",\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful"
            + " assistant.\"},{\"role\":\"user\",\"content\":\""
            + mode.mark();
    String end =
        "\"}],\"temperature\":0.7,\"max_tokens\":512"
            + (mode.isStream()
                ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"
                : "")
            + "}";
    int words = Math.max(0, bodyBytes - start.length() - end.length());
    String text = SENTENCE.repeat(words / SENTENCE.length() + 1).substring(0, words);
    return (start + text + end).getBytes(StandardCharsets.US_ASCII);
  }
}
