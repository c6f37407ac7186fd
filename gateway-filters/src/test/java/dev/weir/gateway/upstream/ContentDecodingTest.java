package dev.weir.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentDecodingTest {

  @Test
  void anAnswerIsUnpackedWhateverPiecesItComesIn() throws IOException {
    Random random = new Random(5);
    byte[] plain = new byte[50_000];
    random.nextBytes(plain);
    Arrays.fill(plain, 10_000, 30_000, (byte) 'a');
    byte[] packed = gzip(plain);
    for (int round = 0; round < 20; round++) {
      ContentDecoding decoding = ContentDecoding.of("gzip", 1 << 20);
      Bytes out = new Bytes(16);
      for (int from = 0; from < packed.length; ) {
        int to = Math.min(packed.length, from + 1 + random.nextInt(5_000));
        out.append(decoding.decode(Arrays.copyOfRange(packed, from, to)));
        from = to;
      }
      decoding.close();
      assertThat(out.toArray()).isEqualTo(plain);
    }
  }

  @Test
  void aSmallReadThatHoldsVeryMuchIsRefused() throws IOException {
    byte[] bomb = gzip(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    ContentDecoding decoding = ContentDecoding.of("gzip", 4 << 20);

    assertThatThrownBy(() -> decoding.decode(bomb))
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
    decoding.close();
  }

  @Test
  void whatIsNoGzipIsABadAnswer() {
    ContentDecoding decoding = ContentDecoding.of("gzip", 1 << 20);

    assertThatThrownBy(() -> decoding.decode("{\"plain\":true}".getBytes()))
        .isInstanceOf(AiException.class);
    decoding.close();
  }

  @Test
  void anUnknownCodingIsABadAnswerAndNoneIsNothingToDo() {
    assertThat(ContentDecoding.of(null, 1)).isNull();
    assertThat(ContentDecoding.of("identity", 1)).isNull();
    assertThatThrownBy(() -> ContentDecoding.of("br", 1)).hasMessageContaining("br");
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }
}
