package dev.weir.clients.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {

  private static final Canary KEY = Canary.of("key", "sk-canary/openai+key=4711");

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "Bearer "})
  void itIsFoundInBase64WhateverStandsBefore(String before) {
    byte[] bytes = (before + KEY.text() + ", and so on").getBytes(StandardCharsets.UTF_8);
    assertThat(KEY.formsIn(Base64.getEncoder().encodeToString(bytes))).contains("base64");
    assertThat(KEY.formsIn(Base64.getUrlEncoder().encodeToString(bytes))).contains("base64");
  }

  @Test
  void itIsFoundAsItIsAndInAddresses() {
    assertThat(KEY.formsIn("x" + KEY.text() + "x")).containsExactly("raw");
    assertThat(KEY.formsIn("?key=sk-canary%2Fopenai%2Bkey%3D4711")).containsExactly("url-encoded");
    assertThat(KEY.formsIn("sk-canary/openai")).isEmpty();
  }

  @Test
  void whatIsTooShortIsNone() {
    assertThatThrownBy(() -> Canary.of("short", "sk-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
