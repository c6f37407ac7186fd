package dev.weir.admin.demo;

import java.util.List;

/**
 * An invented application with a gateway key of its own.
 *
 * @param key the name of its key
 * @param people who use it
 * @param feature the value of the tag {@code feature}
 * @param perHour requests in an hour of a working day's noon
 * @param input tokens of a usual prompt
 * @param output tokens of a usual answer; 0 for embeddings
 * @param cached the share of a prompt that comes from the cache, in percent
 * @param streaming the share of streams, in percent
 * @param isConversation whether its requests come in conversations
 * @param models which are asked for, the first one most
 * @param fallback what answers where the first target fails
 */
record DemoApp(
    String key,
    String team,
    String feature,
    List<String> people,
    double perHour,
    int input,
    int output,
    int cached,
    int streaming,
    boolean isConversation,
    List<Model> models,
    Model fallback) {

  /** A provider and its model. */
  record Model(String provider, String name) {

    static Model of(String ownerAndName) {
      int slash = ownerAndName.indexOf('/');
      return new Model(ownerAndName.substring(0, slash), ownerAndName.substring(slash + 1));
    }
  }

  static final List<DemoApp> ALL =
      List.of(
          new DemoApp(
              "demo-assistant",
              "product",
              "chat",
              List.of("ada", "grace", "linus", "margaret", "edsger"),
              9,
              1_400,
              420,
              35,
              92,
              true,
              models("anthropic/claude-sonnet-4-6", "openai/gpt-4o", "gemini/gemini-2.5-flash"),
              Model.of("gemini/gemini-2.5-flash")),
          new DemoApp(
              "demo-code-review",
              "platform",
              "code-review",
              List.of("ci"),
              4,
              9_500,
              900,
              60,
              20,
              false,
              models("anthropic/claude-opus-4-6", "openai/gpt-5-codex", "deepseek/deepseek-chat"),
              Model.of("openai/gpt-5-codex")),
          new DemoApp(
              "demo-search",
              "search",
              "search",
              List.of("search"),
              14,
              600,
              0,
              0,
              0,
              false,
              models("openai/text-embedding-3-small", "mistral/mistral-embed"),
              Model.of("mistral/mistral-embed")),
          new DemoApp(
              "demo-support",
              "support",
              "triage",
              List.of("joan", "katherine", "radia"),
              6,
              1_100,
              180,
              20,
              70,
              true,
              models("mistral/mistral-small-latest", "xai/grok-4", "openai/gpt-4o-mini"),
              Model.of("openai/gpt-4o-mini")),
          new DemoApp(
              "demo-reports",
              "data",
              "summary",
              List.of("nightly"),
              2,
              14_000,
              1_300,
              10,
              0,
              false,
              models("gemini/gemini-2.5-pro", "openai/gpt-5-mini", "deepseek/deepseek-v4-pro"),
              Model.of("openai/gpt-5-mini")));

  private static List<Model> models(String... names) {
    return List.of(names).stream().map(Model::of).toList();
  }
}
