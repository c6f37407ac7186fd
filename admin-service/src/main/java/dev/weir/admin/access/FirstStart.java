package dev.weir.admin.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when a database is new: a first admin with a password that is made for them, and the
 * key of the data folder taken over, so that whoever used the gateway before admin came goes on.
 */
class FirstStart implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  private final Path data;
  private final Keys keys;
  private final PeopleDesk people;
  private final MadePassword madePassword;
  private final SecureRandom random;

  FirstStart(
      Path data, Keys keys, PeopleDesk people, MadePassword madePassword, SecureRandom random) {
    this.data = data;
    this.keys = keys;
    this.people = people;
    this.madePassword = madePassword;
    this.random = random;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    if (people.isEmpty()) {
      String password = Passwords.make(random);
      people.createFirst("admin", password);
      madePassword.write(password);
      log.info("Made the first admin; the password stands in admin-password in the data folder");
    }
    Path file = data.resolve("key");
    if (keys.isEmpty() && Files.isRegularFile(file)) {
      String text = read(file);
      if (!text.isEmpty()) {
        keys.adopt(text, firstKey());
        log.info("Took over the gateway key of the data folder");
      }
    }
  }

  private static KeySettings firstKey() {
    return new KeySettings(
        "local",
        List.of("read", "execute", "admin"),
        List.of(),
        Map.of(),
        null,
        null,
        null,
        true,
        false,
        null,
        true);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway key in " + file + " cannot be read", e);
    }
  }
}
