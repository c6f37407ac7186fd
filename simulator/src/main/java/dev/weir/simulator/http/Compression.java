package dev.weir.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Compresses one answer, frame by frame. Not thread-safe. */
final class Compression {

  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;

  Compression() {
    try {
      gzip = new GZIPOutputStream(compressed, 512, true);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  byte[] finished(byte[] bytes) {
    try {
      gzip.write(bytes);
      gzip.finish();
      return taken();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  List<Step> steps(List<Step> steps) {
    List<Step> result = new ArrayList<>();
    int tokens = 0;
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        result.add(new Step.Send(flushed(send.bytes()), send.tokens()));
        tokens = send.tokens();
      } else {
        result.add(step);
      }
    }
    result.add(new Step.Send(finished(new byte[0]), tokens));
    return result;
  }

  private byte[] flushed(byte[] bytes) {
    try {
      gzip.write(bytes);
      gzip.flush();
      return taken();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private byte[] taken() {
    byte[] taken = compressed.toByteArray();
    compressed.reset();
    return taken;
  }
}
