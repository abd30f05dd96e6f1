package io.sportscards.benchmarks.drain;

/**
 * One turn of one contender.
 *
 * @param rate messages delivered per second, from the first to the last
 * @param seconds from the first delivery until everything was where it belongs
 * @param micros CPU time of the contender's processes per message
 * @param brokerMicros CPU time of the broker per message
 */
record DrainRun(
    String contender, double rate, double seconds, double micros, double brokerMicros) {}
