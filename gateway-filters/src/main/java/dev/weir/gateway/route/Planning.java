package dev.weir.gateway.route;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Alternates;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.gateway.pipeline.Front;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.gateway.pipeline.Target;
import dev.weir.gateway.route.RoutingTable.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the plan of one request from its body, its caller and the routing table. */
final class Planning {

  private final RoutingTable table;
  private final Access access;
  private final Credential.@Nullable Byok byok;

  /**
   * @param byok the caller's own provider key, or null
   */
  Planning(RoutingTable table, Access access, Credential.@Nullable Byok byok) {
    this.table = table;
    this.access = access;
    this.byok = byok;
  }

  /**
   * The plan.
   *
   * @throws AiException if the model is missing, unknown, not allowed or without a credential
   */
  Plan plan(AiExchange ai, JsonMembers body) {
    String model = model(body);
    ai.modelRequested(model);
    Route route = table.route(model);
    if (route == null) {
      throw new AiException(
          AiError.MODEL_NOT_FOUND,
          "the model '" + shown(model) + "' is not known here (GET /v1/models lists what is)",
          "model");
    }
    String refusedBy = access.refusedBy(model, route);
    if (refusedBy != null) {
      throw new AiException(
          AiError.MODEL_NOT_ALLOWED,
          refusedBy + " does not allow the model '" + shown(model) + "'",
          "model");
    }
    if (ai.front() == Front.EMBEDDINGS && !route.provider().embeddings()) {
      throw new AiException(
          AiError.INVALID_VALUE,
          "model: '" + shown(model) + "' has no embeddings at " + route.provider().id(),
          "model");
    }
    Credential credential = credential(route);
    if (credential == null) {
      throw new AiException(
          AiError.MODEL_NOT_FOUND,
          "the model '"
              + shown(model)
              + "' belongs to the provider "
              + route.provider().id()
              + ", which has no key here",
          "model");
    }
    boolean stream = ai.front() == Front.CHAT_COMPLETIONS && flag(body, "stream");
    return new Plan(
        model,
        new Target(route.provider(), route.model(), credential),
        BodyAlternates.of(body),
        route.fallbacks(),
        flag(body, "disable_fallbacks"),
        stream,
        stream && BodyOptions.includeUsage(body),
        BodyOptions.reasoning(body),
        body.text("user"));
  }

  /**
   * The alternates behind these names; only targets of the same provider where the key is the
   * caller's own.
   */
  Alternates alternates(Plan plan, List<String> names) {
    List<Target> targets = new ArrayList<>(names.size());
    List<Alternates.PassedOver> passedOver = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    seen.add(plan.first().id());
    for (String name : names) {
      Route route = table.route(name);
      Credential credential = route == null ? null : credential(route);
      String reason =
          route == null
              ? "model_not_found"
              : !access.allows(name, route)
                  ? "model_not_allowed"
                  : byok != null && !route.provider().id().equals(plan.first().provider().id())
                      ? "byok_other_provider"
                      : credential == null
                          ? "no_credential"
                          : seen.add(route.target()) ? "" : "repeated";
      if (route != null && credential != null && reason.isEmpty()) {
        targets.add(new Target(route.provider(), route.model(), credential));
      } else {
        passedOver.add(new Alternates.PassedOver(name, reason));
      }
    }
    return new Alternates(targets, passedOver);
  }

  private @Nullable Credential credential(Route route) {
    return byok != null ? byok : table.credential(route.provider());
  }

  private static String model(JsonMembers body) {
    String model = body.text("model");
    if (model == null || model.isBlank()) {
      throw new AiException(
          AiError.INVALID_VALUE,
          body.has("model")
              ? "model: not a name (expected: a string such as gpt-4o)"
              : "model: missing (expected: a string such as gpt-4o)",
          "model");
    }
    return model;
  }

  private static boolean flag(JsonMembers body, String name) {
    Boolean flag = body.flag(name);
    if (flag == null && body.isSet(name)) {
      throw new AiException(
          AiError.INVALID_VALUE, name + ": not a boolean (expected: true or false)", name);
    }
    return flag != null && flag;
  }

  private static String shown(String model) {
    return model.length() <= 128 ? model : model.substring(0, 128) + "…";
  }
}
