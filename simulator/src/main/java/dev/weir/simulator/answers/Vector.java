package dev.weir.simulator.answers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** An embedding: a vector of length one that depends on the text alone. */
public record Vector(float[] values) {

  /** The vector of this text. */
  public static Vector of(String text, int dimensions) {
    float[] values = new float[dimensions];
    long state = text.hashCode() * 0x9e3779b97f4a7c15L + text.length();
    double squares = 0;
    for (int at = 0; at < dimensions; at++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      values[at] = (int) (state >> 32) / (float) Integer.MAX_VALUE;
      squares += values[at] * (double) values[at];
    }
    float length = (float) Math.sqrt(squares);
    for (int at = 0; at < dimensions; at++) {
      values[at] /= length;
    }
    return new Vector(values);
  }

  /** The values as little-endian floats in base64. */
  public String base64() {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
