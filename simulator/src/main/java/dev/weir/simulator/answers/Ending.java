package dev.weir.simulator.answers;

/** Why an answer ends. */
public enum Ending {
  COMPLETE,
  STOP_SEQUENCE,
  LENGTH,
  TOOL_CALLS
}
