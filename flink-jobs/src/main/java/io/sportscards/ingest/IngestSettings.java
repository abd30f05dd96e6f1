package io.sportscards.ingest;

import io.sportscards.contracts.RunContext;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the operators between the two ends need to know.
 *
 * @param run written into every line
 * @param root directory that holds {@code bronze/} and {@code quarantine/}, with no slash at its
 *     end
 * @param maxBodyBytes larger messages are rejected unparsed; positive
 * @param dedupWindow processing time for which an identity is remembered after it was last written;
 *     positive
 */
public record IngestSettings(RunContext run, String root, int maxBodyBytes, Duration dedupWindow)
    implements Serializable {}
