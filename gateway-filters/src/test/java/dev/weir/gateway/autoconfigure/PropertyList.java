package dev.weir.gateway.autoconfigure;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Every property that {@link WeirProperties} binds, read from the records themselves. */
public final class PropertyList {

  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

  private PropertyList() {}

  /**
   * A property.
   *
   * @param name in kebab case, with {@code <name>} and {@code []} where one is chosen
   * @param defaultValue empty where there is none
   */
  public record Property(String name, String defaultValue) {

    @Override
    public String toString() {
      return defaultValue.isEmpty() ? name : name + " = " + defaultValue;
    }
  }

  /** All of them, in the order of the records. */
  public static List<Property> all() {
    List<Property> all = new ArrayList<>();
    add(all, "weir", WeirProperties.class);
    return all;
  }

  private static void add(List<Property> all, String prefix, Class<?> record) {
    Class<?>[] types = new Class<?>[record.getRecordComponents().length];
    for (int i = 0; i < types.length; i++) {
      types[i] = record.getRecordComponents()[i].getType();
    }
    for (int i = 0; i < types.length; i++) {
      RecordComponent component = record.getRecordComponents()[i];
      String name = prefix + "." + kebab(component.getName());
      Type type = component.getGenericType();
      if (types[i].isRecord() && types[i].getEnclosingClass() == WeirProperties.class) {
        add(all, name, types[i]);
      } else if (element(type) instanceof Class<?> element && element.isRecord()) {
        String choice = name.endsWith("providers") ? ".<id>" : ".<name>";
        add(all, name + (types[i] == Map.class ? choice : "[]"), element);
      } else {
        all.add(new Property(name, defaultValue(record, types, i)));
      }
    }
  }

  private static Type element(Type type) {
    return type instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1]
        : type;
  }

  private static String defaultValue(Class<?> record, Class<?>[] types, int index) {
    try {
      DefaultValue value =
          record
              .getDeclaredConstructor(types)
              .getParameters()[index]
              .getAnnotation(DefaultValue.class);
      return value == null ? "" : String.join(",", value.value());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String kebab(String name) {
    return WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
