package dev.weir.simulator.answers;

/** Who said a turn of the conversation. System turns are instructions and are never echoed. */
public enum Speaker {
  SYSTEM,
  USER,
  ASSISTANT
}
