package dev.weir.simulator.tokens;

/** A part of a prompt (a system block, a tool, a message part): its fingerprint and its tokens. */
public record Segment(long hash, int tokens, CacheMark mark) {

  /** What a picture costs, whatever its size. */
  public static final int MEDIA_TOKENS = 85;

  private static final int FRAME_TOKENS = 3;

  public static Segment text(String role, String text) {
    return new Segment(
        mix(hash(role), hash(text)), TokenCounter.of(text) + FRAME_TOKENS, CacheMark.NONE);
  }

  public static Segment media(String role, String content) {
    return new Segment(mix(hash(role), hash(content)), MEDIA_TOKENS, CacheMark.NONE);
  }

  public Segment marked(CacheMark newMark) {
    return new Segment(hash, tokens, newMark);
  }

  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
    }
    return hash;
  }

  static long mix(long left, long right) {
    long mixed = (left ^ Long.rotateLeft(right, 29)) * 0x9e3779b97f4a7c15L;
    return mixed ^ (mixed >>> 32);
  }
}
