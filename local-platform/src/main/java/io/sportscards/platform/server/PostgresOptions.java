package io.sportscards.platform.server;

/**
 * What a PostgreSQL server is started with.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param database made at the first start
 * @param user owner of the server's data
 * @param password asked of every client; fixed at the first start
 * @param survivesCrash whether commits wait for the disk; without, only a clean stop keeps them
 */
public record PostgresOptions(
    int port, String database, String user, String password, boolean survivesCrash) {
  /** A free port and safe commits. */
  public static PostgresOptions of(String database, String user, String password) {
    return new PostgresOptions(0, database, user, password, true);
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "PostgresOptions[port=%d, database=%s, user=%s]".formatted(port, database, user);
  }
}
