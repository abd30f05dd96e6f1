package io.sportscards.ingest.live;

import java.io.Serializable;
import java.net.URI;

/**
 * The queue that the live job reads. Holds no secret, since it travels in the job graph.
 *
 * @param uri broker address; its path is the virtual host
 * @param passwordFile file on each task manager whose first line is the password
 * @param caFile file on each task manager of the authorities that an amqps:// broker is checked
 *     against; null for those the JVM trusts
 * @param prefetch unacknowledged messages per channel
 * @param channels channels per parallel reader
 */
record QueueSettings(
    URI uri,
    String user,
    String passwordFile,
    String caFile,
    String queue,
    int prefetch,
    int channels)
    implements Serializable {}
