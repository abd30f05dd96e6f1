package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.time.Instant;

/**
 * Something that happened in the simulated company.
 *
 * @param type one of the catalog, e.g. {@code orders.order_placed}
 * @param producer the service that tells of it
 * @param aggregateId what it is about
 * @param payload fields in the order of the .proto file
 */
public record WorldEvent(
    String type, Instant occurredAt, String producer, String aggregateId, Fields payload) {}
