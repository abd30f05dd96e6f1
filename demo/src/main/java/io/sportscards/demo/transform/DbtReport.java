package io.sportscards.demo.transform;

import java.time.Duration;

/**
 * What one build did.
 *
 * @param warned tests that only warn, and did
 * @param elapsed of the whole process, of which models and tests are parts
 */
record DbtReport(
    int models, int tests, int warned, Duration modelTime, Duration testTime, Duration elapsed) {}
