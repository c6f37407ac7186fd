package dev.weir.admin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells in the schema of each record what its Java type says: which properties are always there,
 * and which may be null. Absent and null are two things in JSON; an answer names all its fields.
 */
@Component
@SuppressWarnings("rawtypes") // The types of the document are raw.
class RecordSchemas implements ModelConverter {

  private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord()) {
      String name = schema.get$ref() == null ? schema.getName() : simpleName(schema.get$ref());
      Class<?> known = name == null ? null : records.putIfAbsent(name, raw);
      if (known != null && !known.equals(raw)) {
        throw new IllegalStateException(
            "the schema " + name + " is both " + known.getName() + " and " + raw.getName());
      }
    }
    return schema;
  }

  /** The name at the end of a reference. */
  static String simpleName(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /**
   * Completes a schema.
   *
   * @param isRequest whether callers send it: then what may be null may also be left out
   */
  void complete(String name, Schema<?> schema, boolean isRequest) {
    Class<?> type = records.get(name);
    Map<String, Schema> properties = schema.getProperties();
    if (type == null || properties == null) {
      return;
    }
    Map<String, Schema> sorted = new TreeMap<>(properties);
    List<String> required = new ArrayList<>();
    for (Property property : properties(type, false)) {
      Schema<?> described = sorted.get(property.name());
      if (described == null) {
        continue;
      }
      if (property.isNullable()) {
        sorted.put(property.name(), orNull(described));
      }
      if (property.isRequired() || (property.isShown() && !isRequest)) {
        required.add(property.name());
      }
    }
    schema.setProperties(sorted);
    schema.setRequired(required.isEmpty() ? null : required.stream().sorted().toList());
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.get$ref() != null) {
      JsonSchema nothing = new JsonSchema();
      nothing.addType("null");
      Schema<?> either = new JsonSchema();
      either.addOneOfItem(new JsonSchema().$ref(schema.get$ref()));
      either.addOneOfItem(nothing);
      return either;
    }
    Set<String> types = schema.getTypes() == null ? Set.of() : schema.getTypes();
    if (!types.isEmpty()) {
      Set<String> more = new LinkedHashSet<>(types);
      more.add("null");
      schema.setTypes(more);
    }
    if (schema.getEnum() != null) {
      allowNull(schema);
    }
    return schema;
  }

  @SuppressWarnings("unchecked")
  private static void allowNull(Schema words) {
    List<@Nullable Object> more = new ArrayList<>(words.getEnum());
    more.add(null);
    words.setEnum(more);
  }

  /** What Jackson shows of a record, with the records that are unwrapped into it. */
  private static List<Property> properties(Class<?> type, boolean isUnwrapped) {
    List<Property> properties = new ArrayList<>();
    boolean hidesNull = hidesNull(type.getAnnotation(JsonInclude.class));
    for (Method method : type.getDeclaredMethods()) {
      if (method.getParameterCount() > 0) {
        continue;
      }
      JsonProperty named = method.getAnnotation(JsonProperty.class);
      if (method.isAnnotationPresent(JsonUnwrapped.class)) {
        properties.addAll(properties(method.getReturnType(), true));
      } else if (named != null) {
        properties.add(
            property(
                named.value(),
                method,
                hidesNull || hidesNull(method.getAnnotation(JsonInclude.class)),
                isUnwrapped));
      }
    }
    return properties;
  }

  private static Property property(
      String name, Method accessor, boolean hidesNull, boolean isUnwrapped) {
    var said = accessor.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    RequiredMode mode = said == null || isUnwrapped ? RequiredMode.AUTO : said.requiredMode();
    boolean mayBeNull = accessor.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    return switch (mode) {
      case REQUIRED -> new Property(name, false, true, true);
      case NOT_REQUIRED -> new Property(name, mayBeNull, false, false);
      case AUTO -> new Property(name, mayBeNull && !hidesNull, !mayBeNull, !hidesNull);
    };
  }

  private static boolean hidesNull(@Nullable JsonInclude include) {
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  /**
   * A property.
   *
   * @param isRequired whether it must be sent
   * @param isShown whether it stands in every answer
   */
  private record Property(String name, boolean isNullable, boolean isRequired, boolean isShown) {}
}
