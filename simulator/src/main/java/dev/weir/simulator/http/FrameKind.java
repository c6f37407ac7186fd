package dev.weir.simulator.http;

/** What a frame of a stream is for, as far as faults and the meter care. */
public enum FrameKind {
  OPENING,
  CONTENT,
  FINISH,
  USAGE,
  DONE
}
