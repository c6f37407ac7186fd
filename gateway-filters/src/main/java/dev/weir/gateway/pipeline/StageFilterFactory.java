package dev.weir.gateway.pipeline;

/** A filter factory of one stage. */
public interface StageFilterFactory {

  Stage stage();

  /** The stage as {@code AiGateway} runs it where the route says nothing about it. */
  StageFilter defaults();
}
