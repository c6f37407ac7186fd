package dev.weir.admin.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes the OpenAPI document: operations are grouped by feature, every operation may end in a
 * problem, and schemas say what is required and what may be null.
 */
@Component
@SuppressWarnings("rawtypes") // The types of the document are raw.
class ApiDocument implements OpenApiCustomizer, OperationCustomizer {

  private static final String SCHEMAS = "#/components/schemas/";
  private static final String CHANGE = "Change";

  private final RecordSchemas records;

  ApiDocument(RecordSchemas records) {
    this.records = records;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    String feature = handler.getBeanType().getPackageName();
    operation.setTags(List.of(feature.substring(feature.lastIndexOf('.') + 1)));
    return operation;
  }

  @Override
  public void customise(OpenAPI document) {
    ModelConverters.getInstance(true)
        .readAll(Problem.class)
        .forEach(document.getComponents()::addSchemas);
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    List<Operation> operations =
        document.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .toList();
    Set<String> sent = new HashSet<>();
    operations.forEach(operation -> bodies(operation).forEach(body -> reach(body, schemas, sent)));
    schemas.forEach((name, schema) -> records.complete(name, schema, sent.contains(name)));
    operations.forEach(ApiDocument::complete);
    document.getPaths().values().forEach(path -> changes(path, schemas));
    document.getComponents().setSchemas(new TreeMap<>(schemas));
  }

  private static void complete(Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("A problem")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "Problem")))));
    List<Parameter> parameters = operation.getParameters();
    if (parameters != null) {
      // What is not known is left out of a URL, never null.
      parameters.forEach(parameter -> withoutNull(parameter.getSchema()));
    }
  }

  private static void withoutNull(Schema<?> schema) {
    if (schema.getTypes() != null && schema.getTypes().contains("null")) {
      Set<String> types = new LinkedHashSet<>(schema.getTypes());
      types.remove("null");
      schema.setTypes(types);
    }
  }

  /** A change names only what it changes: its body requires nothing. */
  private static void changes(PathItem path, Map<String, Schema> schemas) {
    Operation patch = path.getPatch();
    if (patch == null) {
      return;
    }
    for (Schema<?> body : bodies(patch)) {
      String name = body.get$ref() == null ? null : RecordSchemas.simpleName(body.get$ref());
      Schema<?> whole = name == null ? null : schemas.get(name);
      if (name != null && whole != null && whole.getRequired() != null) {
        Schema<?> part = new JsonSchema();
        part.setTypes(whole.getTypes());
        part.setProperties(whole.getProperties());
        schemas.put(name + CHANGE, part);
        body.set$ref(SCHEMAS + name + CHANGE);
      }
    }
  }

  private static List<Schema> bodies(Operation operation) {
    RequestBody body = operation.getRequestBody();
    return body == null || body.getContent() == null
        ? List.of()
        : body.getContent().values().stream().map(MediaType::getSchema).toList();
  }

  private static void reach(Schema<?> schema, Map<String, Schema> schemas, Set<String> reached) {
    String reference = schema.get$ref();
    if (reference != null) {
      String name = RecordSchemas.simpleName(reference);
      if (reached.add(name) && schemas.get(name) != null) {
        reach(schemas.get(name), schemas, reached);
      }
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(one -> reach(one, schemas, reached));
    }
    if (schema.getItems() != null) {
      reach(schema.getItems(), schemas, reached);
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      reach(values, schemas, reached);
    }
  }
}
