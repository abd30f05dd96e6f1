package io.sportscards.loader.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import io.sportscards.archive.ArchiveFiles;
import java.io.IOException;
import java.net.URI;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** One signed-in driver: its connection to DuckDB, role, parameters and own tables. */
final class Session implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile("(?i)(?<![\\w@.])([a-z_]\\w*)\\.([a-z_]\\w*)\\.([a-z_]\\w*)\\b");
  private static final Pattern CREATED =
      Pattern.compile("(?is)create or replace temporary table (\\S+).*");
  private static final Pattern PARAMETER =
      Pattern.compile("(?is)alter session\\s+set (\\w+) ?= ?'?(.*?)'?");

  private final DuckDBConnection duckDb;
  private final Account account;
  private final Function<URI, ArchiveFiles> buckets;
  private final String role;
  private String warehouse;
  private final Map<String, String> parameters = new TreeMap<>();
  private final Set<String> temporary = new HashSet<>();

  Session(
      DuckDBConnection duckDb,
      Account account,
      Function<URI, ArchiveFiles> buckets,
      String role,
      String warehouse) {
    this.duckDb = duckDb;
    this.account = account;
    this.buckets = buckets;
    this.role = role;
    this.warehouse = warehouse;
    parameters.put("AUTOCOMMIT", "true");
  }

  Map<String, String> parameters() {
    return parameters;
  }

  String role() {
    return role;
  }

  String warehouse() {
    return warehouse;
  }

  /**
   * Executes a statement.
   *
   * @param binds by number from 1; a value may be an array
   */
  Answer execute(String sql, JsonNode binds) throws SQLException, SqlError, IOException {
    String bare = StatementKind.bare(sql);
    StatementKind kind = kind(bare);
    if (kind.isDdl()) {
      if (!duckDb.getAutoCommit()) {
        duckDb.commit();
      }
      define(kind, bare);
      return Answer.done(kind);
    }
    switch (kind) {
      case ALTER_SESSION -> {
        set(bare);
        return Answer.done(kind);
      }
      case COMMIT -> {
        if (!duckDb.getAutoCommit()) {
          duckDb.commit();
        }
        return Answer.done(kind);
      }
      case ROLLBACK -> {
        if (!duckDb.getAutoCommit()) {
          duckDb.rollback();
        }
        return Answer.done(kind);
      }
      default -> {}
    }
    checkPrivileges(kind, bare);
    if (kind == StatementKind.COPY) {
      return copy(bare);
    }
    return run(kind, Translation.toDuckDb(bare, temporary), binds);
  }

  /** Its number of binds, and whether they may be arrays; executes nothing. */
  int describe(String sql) throws SQLException, SqlError {
    String bare = StatementKind.bare(sql);
    kind(bare);
    try (PreparedStatement statement =
        duckDb.prepareStatement(Translation.toDuckDb(bare, temporary))) {
      ParameterMetaData binds = statement.getParameterMetaData();
      return binds.getParameterCount();
    }
  }

  StatementKind kind(String bare) throws SqlError {
    StatementKind kind = StatementKind.of(bare);
    if (kind == null) {
      throw SqlError.refused("\"" + bare.lines().findFirst().orElse("") + "\"");
    }
    return kind;
  }

  private void set(String bare) throws SQLException, SqlError {
    Matcher parameter = PARAMETER.matcher(bare);
    if (!parameter.matches()) {
      throw SqlError.refused(bare);
    }
    String name = parameter.group(1).toUpperCase(Locale.ROOT);
    parameters.put(name, parameter.group(2));
    if (name.equals("AUTOCOMMIT")) {
      boolean on = Boolean.parseBoolean(parameter.group(2));
      if (on != duckDb.getAutoCommit()) {
        duckDb.setAutoCommit(on);
      }
    }
  }

  private void define(StatementKind kind, String bare) throws SQLException, SqlError {
    switch (kind) {
      case CREATE_TEMPORARY_TABLE -> {
        Matcher created = CREATED.matcher(bare);
        if (!created.matches()) {
          throw SqlError.refused(bare);
        }
        temporary.add(created.group(1).toUpperCase(Locale.ROOT));
        String own = Translation.own(Translation.types(bare), temporary);
        update(own.replaceFirst("(?i)temporary table", "temp table"));
      }
      case CREATE_TABLE -> {
        demandAdmin(bare, "table", "CREATE TABLE");
        update(Translation.types(bare));
      }
      case CREATE_DATABASE -> {
        demandAdmin(bare, "database", "CREATE DATABASE");
        update("attach if not exists ':memory:' as " + bare.split("\\s+", -1)[5]);
      }
      case CREATE_SCHEMA -> {
        demandAdmin(bare, "schema", "CREATE SCHEMA");
        update("create schema if not exists " + bare.split("\\s+", -1)[5]);
      }
      case DROP_SCHEMA -> {
        demandAdmin(bare, "schema", "OWNERSHIP");
        update(bare);
      }
      case GRANT -> {
        demandAdmin(bare, "grant", "MANAGE GRANTS");
        account.grant(bare);
      }
      case ALTER_WAREHOUSE -> {
        demandAdmin(bare, "warehouse", "MODIFY");
        account.setMonitor(bare);
      }
      case ALTER_USER -> {
        demandAdmin(bare, "user", "OWNERSHIP");
        account.setKey(bare);
      }
      default -> {
        demandAdmin(bare, "object", "CREATE");
        account.create(bare);
        if (kind == StatementKind.CREATE_WAREHOUSE) {
          warehouse = bare.split("\\s+", -1)[5]; // which is the session's from now on
        }
      }
    }
  }

  /** Only administrators define what stays. */
  private void demandAdmin(String bare, String kind, String privilege) throws SqlError {
    if (!account.may(role, privilege, kind, "")) {
      throw insufficient(kind + " in \"" + bare.lines().findFirst().orElse("") + "\"");
    }
  }

  private static SqlError insufficient(String what) {
    return new SqlError(
        "003001",
        "42501",
        "SQL access control error: Insufficient privileges to operate on " + what);
  }

  private void checkPrivileges(StatementKind kind, String bare) throws SqlError {
    Matcher name = NAME.matcher(Translation.masked(bare));
    boolean isTarget = kind != StatementKind.SELECT;
    while (name.find()) {
      String table = name.group().toUpperCase(Locale.ROOT);
      List<String> needed =
          isTarget
              ? switch (kind) {
                case INSERT, COPY -> List.of("INSERT");
                case UPDATE -> List.of("UPDATE", "SELECT");
                case DELETE -> List.of("DELETE", "SELECT");
                case MERGE ->
                    bare.contains("when matched")
                        ? List.of("INSERT", "UPDATE", "SELECT")
                        : List.of("INSERT", "SELECT");
                default -> List.of("SELECT");
              }
              : List.of("SELECT");
      isTarget = false;
      if (temporary.contains(table)) {
        continue;
      }
      demand("USAGE", "database", name.group(1));
      demand("USAGE", "schema", name.group(1) + "." + name.group(2));
      for (String privilege : needed) {
        demand(privilege, "table", table);
      }
    }
    if (!account.has("warehouse", warehouse)) {
      throw new SqlError("000606", "57P03", "No active warehouse selected in the current session.");
    }
    demand("USAGE", "warehouse", warehouse);
  }

  /** As Snowflake, which does not tell what is not there from what one may not see. */
  private void demand(String privilege, String kind, String object) throws SqlError {
    if (!account.may(role, privilege, kind, object)) {
      throw kind.equals("table") && account.may(role, "SELECT", kind, object)
          ? insufficient(kind + " '" + object + "'")
          : SqlError.missing(kind, object);
    }
  }

  private Answer copy(String bare) throws SQLException, SqlError, IOException {
    CopyInto copy = CopyInto.parse(bare);
    String stage = copy.stage().toUpperCase(Locale.ROOT);
    demand("USAGE", "stage", stage);
    URI url = URI.create(account.url(stage));
    try (ArchiveFiles bucket = buckets.apply(url)) {
      return Answer.copied(copy.run(duckDb, bucket, url.getPath().substring(1), temporary));
    }
  }

  private void update(String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    }
  }

  private Answer run(StatementKind kind, String sql, JsonNode binds) throws SQLException {
    try (PreparedStatement statement = duckDb.prepareStatement(sql)) {
      if (kind == StatementKind.SELECT) {
        DuckDbRows.bind(statement, binds, 0);
        try (ResultSet rows = statement.executeQuery()) {
          return DuckDbRows.rows(rows);
        }
      }
      long changed = 0;
      int times =
          binds.path("1").path("value").isArray() ? binds.path("1").path("value").size() : 1;
      for (int i = 0; i < times; i++) {
        DuckDbRows.bind(statement, binds, i);
        changed += statement.executeUpdate();
      }
      return Answer.changed(kind, changed);
    }
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
