package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Attachment;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The content of one message: its text parts joined, and what else came with it. */
record Content(String text, List<Attachment> attachments, List<Segment> segments) {

  static Content of(String role, JsonNode content) {
    List<String> texts = new ArrayList<>();
    List<Attachment> attachments = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    if (content.isString()) {
      texts.add(content.stringValue());
      segments.add(Segment.text(role, content.stringValue()));
    }
    if (content.isArray()) {
      for (JsonNode part : content) {
        String text = Json.string(part, "text");
        if (text != null) {
          texts.add(text);
          segments.add(Segment.text(role, text));
        } else {
          Attachment attachment = attachment(part);
          if (attachment != null) {
            attachments.add(attachment);
            segments.add(Segment.media(role, Json.text(part)));
          }
        }
      }
    }
    return new Content(String.join("\n", texts), attachments, segments);
  }

  private static @Nullable Attachment attachment(JsonNode part) {
    return switch (Json.string(part, "type", "")) {
      case "image_url" -> {
        JsonNode image = part.path("image_url");
        String url = image.isString() ? image.stringValue() : Json.string(image, "url", "");
        yield ofUrl("image", url);
      }
      case "input_audio" -> {
        JsonNode audio = part.path("input_audio");
        yield Attachment.inline(
            "audio",
            "audio/" + Json.string(audio, "format", "wav"),
            Json.string(audio, "data", ""));
      }
      case "file" -> ofUrl("file", Json.string(part.path("file"), "file_data", ""));
      case "document_url" -> Attachment.linked("file", Json.string(part, "document_url", ""));
      default -> null;
    };
  }

  private static Attachment ofUrl(String kind, String url) {
    if (!url.startsWith("data:")) {
      return Attachment.linked(kind, url);
    }
    int comma = url.indexOf(',');
    String type = url.substring(5, Math.max(5, comma)).replace(";base64", "");
    return Attachment.inline(kind, type, url.substring(comma + 1));
  }
}
