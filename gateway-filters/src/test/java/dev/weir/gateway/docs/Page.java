package dev.weir.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file, String text) {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)([^\\n]*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

  /** The project's README and what it says beside it, and all of docs. */
  static List<Page> all() {
    Path root = root();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(root::resolve),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that holds all modules; tests run in their module's. */
  static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  String name() {
    return root().relativize(file).toString();
  }

  /** The blocks of this language. */
  List<Block> blocks(String language) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        int line = (int) text.substring(0, matcher.start()).lines().count() + 1;
        blocks.add(new Block(name() + ":" + line, matcher.group(2).strip(), matcher.group(3)));
      }
    }
    return blocks;
  }

  /** Targets of links, without those to other sites. */
  List<String> links() {
    return LINK.matcher(prose())
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** Whether a link with this fragment finds a heading. */
  boolean hasAnchor(String fragment) {
    return HEADING
        .matcher(prose())
        .results()
        .map(heading -> anchor(heading.group(1)))
        .collect(Collectors.toSet())
        .contains(fragment);
  }

  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  /**
   * A fenced block.
   *
   * @param place the page and the line where it begins
   * @param note what stands behind the language
   */
  record Block(String place, String note, String text) {

    private static final String FAILS = "fails: ";

    /** What a start with this must say; empty where it must work. */
    String failure() {
      return note.startsWith(FAILS) ? note.substring(FAILS.length()) : "";
    }

    @Override
    public String toString() {
      return place;
    }
  }
}
