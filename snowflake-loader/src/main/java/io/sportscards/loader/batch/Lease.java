package io.sportscards.loader.batch;

import io.sportscards.loader.warehouse.Statements;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to write, which the last loader to start has: whoever held it before finds out with its
 * next batch, before it changes anything.
 *
 * @param epoch raised by every start
 * @param holder who this is, for people
 */
public record Lease(long epoch, String holder) {

  /**
   * Takes it from whoever holds it.
   *
   * @throws SQLException when there is no lease: the tables of RAW are not there
   */
  public static Lease claim(Warehouse warehouse, String holder)
      throws SQLException, IOException, InterruptedException {
    Statements statements = warehouse.statements();
    try (Connection session = warehouse.connect()) {
      session.setAutoCommit(false);
      try (PreparedStatement claim = session.prepareStatement(statements.get("claim_lease"))) {
        claim.setString(1, holder);
        claim.executeUpdate();
      }
      Lease lease = read(session, statements);
      session.commit();
      return lease;
    }
  }

  private static Lease read(Connection session, Statements statements) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(statements.get("read_lease"))) {
      if (!row.next()) {
        throw new SQLException("RAW.LOADER_LEASE is empty; ./cards init fills it");
      }
      return new Lease(row.getLong(1), row.getString(2));
    }
  }

  /** Holds it until the transaction ends, if no other loader has started. */
  void renew(Connection session, Statements statements) throws SQLException, LeaseLostException {
    try (PreparedStatement renew = session.prepareStatement(statements.get("renew_lease"))) {
      renew.setLong(1, epoch);
      if (renew.executeUpdate() == 1) {
        return;
      }
    }
    throw new LeaseLostException(this, read(session, statements));
  }
}
