package dev.weir.benchmarks.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The three wire formats, as far as a fast upstream needs them. Every chunk carries {@value #STAMP}
 * and 19 digits, which the upstream overwrites with the time of sending; translations leave text as
 * it is, so the reader finds it again in any format.
 */
public enum Wire {
  /** Chat completions. */
  OPENAI("/chat/completions"),
  /** Messages. */
  ANTHROPIC("/messages"),
  /** generateContent. */
  GEMINI("/models/");

  /** Stands before the time of sending. */
  public static final char STAMP = '@';

  /** Digits of a time. */
  public static final int STAMP_DIGITS = 19;

  private static final String TIME = STAMP + "0".repeat(STAMP_DIGITS);
  private static final String WORDS =
      "A weir measures and regulates a stream without stopping it. ".repeat(9);

  private final String path;

  Wire(String path) {
    this.path = path;
  }

  /** The format of this request path, or null. */
  static @Nullable Wire of(String target) {
    for (Wire wire : values()) {
      if (target.contains(wire.path)) {
        return wire;
      }
    }
    return null;
  }

  /** A whole answer of about 1 KB. */
  byte[] whole() {
    return bytes(
        switch (this) {
          case OPENAI ->
              """
              {"id":"chatcmpl-B7x0aZq3","object":"chat.completion","created":1790000000,\
              "model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant",\
              "content":"%s","refusal":null,"annotations":[]},"logprobs":null,\
              "finish_reason":"stop"}],"usage":{"prompt_tokens":220,"completion_tokens":120,\
              "total_tokens":340,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},\
              "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}},\
              "service_tier":"default","system_fingerprint":"fp_34a54ae93c"}\
              """
                  .formatted(WORDS);
          case ANTHROPIC ->
              """
              {"id":"msg_01XFDUDYJgAACzvnptvVoYEL","type":"message","role":"assistant",\
              "model":"claude-sonnet-4-5-20250929","content":[{"type":"text","text":"%s"}],\
              "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":220,\
              "cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":120,\
              "service_tier":"standard"}}\
              """
                  .formatted(WORDS);
          case GEMINI ->
              """
              {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"},\
              "finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":220,\
              "candidatesTokenCount":120,"totalTokenCount":340},\
              "modelVersion":"gemini-2.5-flash","responseId":"r1Zq3"}\
              """
                  .formatted(WORDS);
        });
  }

  /** The frames before the first content. */
  public byte[] opening() {
    return bytes(
        switch (this) {
          case OPENAI ->
              openAi("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null");
          case ANTHROPIC ->
              """
              event: message_start
              data: {"type":"message_start","message":{"id":"msg_01XFDUDYJgAACzvnptvVoYEL",\
              "type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],\
              "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":220,\
              "cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":1,\
              "service_tier":"standard"}}}

              event: content_block_start
              data: {"type":"content_block_start","index":0,"content_block":{"type":"text",\
              "text":""}}

              """;
          case GEMINI -> "";
        });
  }

  /** One frame of content, with room for the time. */
  public byte[] content() {
    return bytes(
        switch (this) {
          case OPENAI -> openAi("{\"content\":\"" + TIME + " \"}", "null");
          case ANTHROPIC ->
              """
              event: content_block_delta
              data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta",\
              "text":"%s "}}

              """
                  .formatted(TIME);
          case GEMINI -> gemini(TIME + " ", "");
        });
  }

  /** The frames after the last content. */
  public byte[] closing() {
    return bytes(
        switch (this) {
          case OPENAI ->
              openAi("{}", "\"stop\"")
                  + """
                  data: {"id":"chatcmpl-B7x0aZq3","object":"chat.completion.chunk",\
                  "created":1790000000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default",\
                  "system_fingerprint":"fp_34a54ae93c","choices":[],"usage":{"prompt_tokens":220,\
                  "completion_tokens":200,"total_tokens":420}}

                  data: [DONE]

                  """;
          case ANTHROPIC ->
              """
              event: content_block_stop
              data: {"type":"content_block_stop","index":0}

              event: message_delta
              data: {"type":"message_delta","delta":{"stop_reason":"end_turn",\
              "stop_sequence":null},"usage":{"output_tokens":200}}

              event: message_stop
              data: {"type":"message_stop"}

              """;
          case GEMINI -> gemini("", ",\"finishReason\":\"STOP\"");
        });
  }

  private static String openAi(String delta, String finishReason) {
    return """
    data: {"id":"chatcmpl-B7x0aZq3","object":"chat.completion.chunk","created":1790000000,\
    "model":"gpt-4o-mini-2024-07-18","service_tier":"default",\
    "system_fingerprint":"fp_34a54ae93c","choices":[{"index":0,"delta":%s,"logprobs":null,\
    "finish_reason":%s}],"usage":null}

    """
        .formatted(delta, finishReason);
  }

  private static String gemini(String text, String finish) {
    return """
    data: {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"}%s,"index":0}],\
    "usageMetadata":{"promptTokenCount":220,"candidatesTokenCount":200,"totalTokenCount":420},\
    "modelVersion":"gemini-2.5-flash","responseId":"r1Zq3"}\r
    \r
    """
        .formatted(text, finish);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The name in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
