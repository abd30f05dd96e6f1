package io.sportscards.benchmarks.history;

import java.util.Map;

/**
 * One turn of one contender.
 *
 * @param seconds from its start until all rows are where they belong
 * @param micros CPU time of this process per row, PostgreSQL's and the S3 server's not included
 * @param lost rows that are in no file that counts, though the job says that it has finished
 * @param microsByShare the same divided, by label; empty where nobody asked
 */
record HistoryRun(
    String contender,
    double seconds,
    double micros,
    long lost,
    Map<String, Double> microsByShare) {}
