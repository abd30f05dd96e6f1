package io.sportscards.benchmarks.load;

/**
 * One turn of one contender.
 *
 * @param seconds until all events are in their table
 * @param micros CPU time of this process per event, the S3 server's not included
 */
record LoadTurn(String contender, double seconds, double micros) {}
