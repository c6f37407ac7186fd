package dev.weir.benchmarks.load;

/**
 * What came of a load.
 *
 * @param answers good answers that ended in the window
 * @param chunks content chunks that came in the window
 * @param bad wrong answers and broken streams, from start to end
 * @param latencies of whole answers; from the intended start where the loop is open
 * @param firstContent from the request to the first content chunk
 * @param delivery from the upstream's write of a chunk to its arrival
 */
public record LoadResult(
    int answers,
    int chunks,
    int bad,
    Durations latencies,
    Durations firstContent,
    Durations delivery) {}
