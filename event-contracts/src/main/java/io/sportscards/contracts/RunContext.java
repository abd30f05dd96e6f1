package io.sportscards.contracts;

import java.io.Serializable;

/**
 * What is the same for every line of one run.
 *
 * @param source {@code rabbitmq}, {@code journal}, {@code files} or {@code replay}
 * @param runId names the one writer of these files: {@code live-<n>}, {@code backfill-<name>},
 *     {@code files-<name>}, {@code replay-<name>}
 * @param generation 0, higher for a replay: the warehouse lets a higher generation replace a lower
 *     one
 */
public record RunContext(String source, String runId, int generation) implements Serializable {}
