package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The table of properties in docs/admin.md is the list of those that the code reads. */
class AdminPropertiesTest {

  private static final Pattern VALUE = Pattern.compile("\\$\\{(weir\\.[a-z.-]+)[:}]");
  private static final Pattern NAME = Pattern.compile("`(weir\\.[a-z.-]+)`");

  @Test
  void everyPropertyStandsInTheTable() throws Exception {
    Set<String> read = new TreeSet<>(values());
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (BeanDefinition found : scanner.findCandidateComponents("dev.weir.admin")) {
      Class<?> type = Class.forName(found.getBeanClassName());
      collect(type.getAnnotation(ConfigurationProperties.class).value(), type, read);
    }
    assertThat(documented()).isEqualTo(read);
  }

  private static void collect(String prefix, Class<?> type, Set<String> names) {
    Arrays.stream(type.getRecordComponents())
        .forEach(
            part -> {
              String name = prefix + "." + dashed(part.getName());
              if (part.getType().isRecord()
                  && part.getType().getName().startsWith("dev.weir.admin")) {
                collect(name, part.getType(), names);
              } else {
                names.add(name);
              }
            });
  }

  private static String dashed(String name) {
    return ConfigurationPropertyName.adapt(
            name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT), '.')
        .toString();
  }

  private static Set<String> values() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        Matcher matcher = VALUE.matcher(Files.readString(file));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  private static Set<String> documented() throws IOException {
    Set<String> names = new TreeSet<>();
    List<String> lines = Files.readAllLines(Path.of("../docs/admin.md"));
    for (String line : lines.stream().filter(line -> line.startsWith("| `weir.")).toList()) {
      Matcher matcher = NAME.matcher(line.split("\\|", -1)[1]);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
