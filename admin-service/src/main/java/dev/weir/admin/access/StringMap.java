package dev.weir.admin.access;

import dev.weir.ledger.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** A map of strings as the JSON text of a column. */
@Converter
class StringMap implements AttributeConverter<Map<String, String>, String> {

  private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(Map<String, String> map) {
    return Json.mapper().writeValueAsString(map);
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String text) {
    return Json.mapper().readValue(text, TYPE);
  }
}
