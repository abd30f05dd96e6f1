package io.sportscards.backfill.journal;

import java.io.Serializable;

/**
 * Where the journal is and who signs in. Holds no secret, since it travels in the job graph.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param passwordFile file on the job manager and each task manager whose first line is the
 *     password
 * @param table with its schema before a dot if it is not on the search path
 */
public record JournalAddress(String url, String user, String passwordFile, String table)
    implements Serializable {}
