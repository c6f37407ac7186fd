package dev.weir.admin.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this feature depends on the data folder. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  MadePassword madePassword(@Value("${weir.data:.weir}") Path data) {
    return new MadePassword(data.resolve("admin-password"));
  }

  @Bean
  FirstStart firstStart(
      @Value("${weir.data:.weir}") Path data,
      Keys keys,
      PeopleDesk people,
      MadePassword madePassword,
      SecureRandom random) {
    return new FirstStart(data, keys, people, madePassword, random);
  }
}
