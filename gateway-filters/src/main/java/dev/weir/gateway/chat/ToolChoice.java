package dev.weir.gateway.chat;

/** Whether the assistant may, must or must not call a tool. */
public sealed interface ToolChoice {

  /** It may. */
  record Auto() implements ToolChoice {}

  /** It must not. */
  record None() implements ToolChoice {}

  /** It must call one or more. */
  record Required() implements ToolChoice {}

  /** It must call this one. */
  record Named(String name) implements ToolChoice {}
}
