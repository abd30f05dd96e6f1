package io.sportscards.loader.snowflake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that the stand-in executes, and no others; docs/warehouse.md lists them.
 *
 * <p>Type ids are those that the driver knows statements by (SFStatementType).
 */
enum StatementKind {
  ALTER_SESSION(
      0x4100,
      "alter session set \\w+ ?=.*",
      "parameters are kept and sent back; AUTOCOMMIT ends or begins a transaction"),
  COMMIT(0x5000, "commit", "DuckDB's"),
  ROLLBACK(0x5000, "rollback", "DuckDB's"),
  SELECT(
      0x1000,
      "(select|with) .*",
      "DuckDB's, with functions of Snowflake's names; other functions are refused"),
  INSERT(0x3100, "insert into .*", "the same; an array of binds row by row"),
  UPDATE(0x3200, "update .*", "the same"),
  DELETE(0x3300, "delete from .*", "the same"),
  MERGE(0x3400, "merge into .*", "the same"),
  COPY(
      0x3600,
      "copy into .* from \\( ?select .* from @.*\\) files = \\(.*\\) on_error = abort_statement",
      "files are fetched from the stage's bucket over HTTP with signatures; casts and NOT NULL hold"),
  CREATE_TEMPORARY_TABLE(
      0x6000,
      "create or replace temporary table .*",
      "a table of the session; commits first, as every DDL"),
  CREATE_TABLE(0x6000, "create table if not exists .*", "a table"),
  CREATE_DATABASE(0x6000, "create database if not exists .*", "an attached database"),
  CREATE_SCHEMA(
      0x6000, "create schema if not exists .*", "a schema; retention and managed access are not"),
  DROP_SCHEMA(0x6000, "drop schema \\S+ cascade", "a schema with all that is in it, for tests"),
  CREATE_INTEGRATION(
      0x6000, "create storage integration if not exists .*", "bounds the URLs of stages"),
  CREATE_FILE_FORMAT(0x6000, "create file format if not exists .*", "JSON in zstd only"),
  CREATE_STAGE(
      0x6000, "create stage if not exists .*", "must lie below what its integration allows"),
  CREATE_WAREHOUSE(
      0x6000,
      "create warehouse if not exists .*",
      "its name is known to grants and sessions; it has no size"),
  CREATE_MONITOR(
      0x6000, "create resource monitor if not exists .*", "its name is known; it counts nothing"),
  ALTER_WAREHOUSE(0x6000, "alter warehouse \\S+ set resource_monitor = .*", "both must exist"),
  CREATE_ROLE(0x6000, "create role if not exists .*", "a role"),
  CREATE_USER(0x6000, "create user if not exists .*", "of type SERVICE only"),
  ALTER_USER(
      0x6000,
      "alter user \\S+ set rsa_public_key(_2)? = .*",
      "the keys that a sign-in's token may be signed with"),
  GRANT(0x6000, "grant .*", "held against every statement of a session; the role ADMIN may do all");

  private static final Pattern COMMENT =
      Pattern.compile("--[^\\n]*(\\n|$)|/\\*.*?\\*/", Pattern.DOTALL);

  private final int typeId;
  private final Pattern form;
  private final String how;

  StatementKind(int typeId, String form, String how) {
    this.typeId = typeId;
    this.form = Pattern.compile(form);
    this.how = how;
  }

  /** The statement without comments. */
  static String bare(String sql) {
    return COMMENT.matcher(sql).replaceAll(" ").strip();
  }

  /** The kind of a statement; null for one that is not executed. */
  static StatementKind of(String bareSql) {
    String line = bareSql.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    for (StatementKind kind : values()) {
      Matcher matcher = kind.form.matcher(line);
      if (matcher.matches()) {
        return kind;
      }
    }
    return null;
  }

  int typeId() {
    return typeId;
  }

  boolean isDdl() {
    return typeId == 0x6000;
  }

  /** Its form, for people. */
  String form() {
    return form.pattern()
        .replace("\\w+ ?=", "NAME =")
        .replace("\\S+", "NAME")
        .replace(".*", "…")
        .replace("\\( ?", "(")
        .replace("\\", "")
        .replace("?", "");
  }

  /** What executing it means, and what it does not. */
  String how() {
    return how;
  }
}
