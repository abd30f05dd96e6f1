package io.sportscards.loader.snowflake;

import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.loader.warehouse.SnowflakeWarehouse;
import io.sportscards.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An account that is there, as the environment's settings name it: tables and stage in a schema of
 * their own, which goes away with it, and a prefix of their own in the bucket, which stays. Its
 * role must be allowed to create schemas in the database and stages of the integration {@code
 * SNOWFLAKE_IT_INTEGRATION}, which must allow the bucket.
 */
final class OnAccount extends OnSnowflake {
  private final Map<String, String> settings;
  private final String schema = "IT_" + UUID.randomUUID().toString().replace('-', '_');
  private final String prefix;
  private final S3ArchiveFiles stored;

  /**
   * @param settings SNOWFLAKE_*, S3_*, AWS_* as in {@code .env.example}
   */
  OnAccount(Path dir, Map<String, String> settings) throws Exception {
    super(dir);
    this.settings = settings;
    this.prefix = settings.getOrDefault("S3_PREFIX", "snowflake-it") + "/" + schema;
    String endpoint = settings.getOrDefault("S3_ENDPOINT", "");
    this.stored =
        S3ArchiveFiles.open(
            new S3ArchiveFiles.Location(
                endpoint.isEmpty() ? null : URI.create(endpoint),
                settings.getOrDefault("AWS_REGION", "us-east-1"),
                settings.get("S3_BUCKET"),
                prefix),
            settings.get("AWS_ACCESS_KEY_ID"),
            settings.get("AWS_SECRET_ACCESS_KEY"));
    admin().init(statements());
  }

  static OnAccount ofEnvironment(Path dir) throws Exception {
    return new OnAccount(dir, System.getenv());
  }

  /** Of all that init makes, what lies in the schema. */
  private List<String> statements() throws Exception {
    Map<String, String> environment = new HashMap<>(environment("dev"));
    environment.put("integration", settings.get("SNOWFLAKE_IT_INTEGRATION"));
    List<String> statements = new ArrayList<>(List.of("create schema if not exists " + raw()));
    admin().ddl(environment, "s3://%s/%s/".formatted(settings.get("S3_BUCKET"), prefix)).stream()
        .filter(
            statement ->
                StatementKind.bare(statement)
                    .matches("(?s)(create (table|file format|stage)|insert into) .*"))
        .forEach(statements::add);
    return statements;
  }

  @Override
  SnowflakeWarehouse warehouse() {
    return admin();
  }

  @Override
  SnowflakeWarehouse admin() {
    String account = settings.get("SNOWFLAKE_ACCOUNT");
    String passphrase = settings.getOrDefault("SNOWFLAKE_PRIVATE_KEY_PASSPHRASE", "");
    return new SnowflakeWarehouse(
        new SnowflakeWarehouse.Access(
            URI.create(
                settings.getOrDefault(
                    "SNOWFLAKE_URL", "https://" + account + ".snowflakecomputing.com")),
            account,
            settings.get("SNOWFLAKE_USER"),
            settings.get("SNOWFLAKE_ROLE"),
            Path.of(settings.get("SNOWFLAKE_PRIVATE_KEY_PATH")),
            passphrase.isEmpty() ? null : new Secret(passphrase)),
        new SnowflakeWarehouse.Place(
            settings.get("SNOWFLAKE_WAREHOUSE"),
            settings.get("SNOWFLAKE_DATABASE"),
            schema,
            prefix),
        stored);
  }

  @Override
  S3ArchiveFiles stored() {
    return stored;
  }

  @Override
  String raw() {
    return settings.get("SNOWFLAKE_DATABASE") + "." + schema;
  }

  @Override
  public void close() throws SQLException {
    try {
      administrate("drop schema " + raw() + " cascade");
    } catch (Exception e) {
      throw new SQLException("Cannot remove the test's schema " + raw(), e);
    }
    stored.close();
  }
}
