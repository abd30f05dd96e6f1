package io.sportscards.loader.snowflake;

import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.loader.warehouse.SnowflakeWarehouse;
import io.sportscards.platform.server.S3ProxyServer;
import io.sportscards.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.sql.SQLException;

/** The stand-in with everything that init makes, an archive in a bucket, and the loader's user. */
final class OnStandIn extends OnSnowflake {
  static final String ACCOUNT = "testorg-testaccount";
  private static final String PREFIX = "team/analytics";

  final FakeSnowflake fake;
  private final S3ArchiveFiles stored;
  private final Path dir;
  private final S3ProxyServer s3;
  private final KeyPair admin;

  OnStandIn(Path dir, S3ProxyServer s3) throws Exception {
    super(dir);
    this.dir = dir;
    this.s3 = s3;
    this.stored = bucket(s3.bucket(), prefix());
    this.admin = Keys.generate();
    this.fake =
        FakeSnowflake.start(
            ACCOUNT,
            Keys.publicKey(admin),
            url -> bucket(url.getHost(), url.getPath().replaceAll("^/|/$", "")));
    Keys.write(dir.resolve("admin.p8"), admin);
    init();
    KeyPair loader = Keys.generate();
    Keys.write(dir.resolve("loader.p8"), loader);
    setKey("rsa_public_key", loader);
  }

  /** As an administrator would. */
  void init() throws Exception {
    SnowflakeWarehouse all = admin();
    all.init(all.ddl(environment("dev"), "s3://" + s3.bucket() + "/" + prefix() + "/"));
  }

  /** So that each test has an archive of its own in the same bucket. */
  private String prefix() {
    return PREFIX + "/" + dir.getFileName();
  }

  private S3ArchiveFiles bucket(String name, String prefix) {
    return S3ArchiveFiles.open(
        new S3ArchiveFiles.Location(URI.create(s3.endpoint()), "us-east-1", name, prefix),
        s3.accessKey(),
        s3.secretKey());
  }

  void setKey(String which, KeyPair pair) throws Exception {
    administrate(
        "alter user SPORTSCARDS_DEV_LOADER set %s = '%s'".formatted(which, Keys.publicKey(pair)));
  }

  @Override
  SnowflakeWarehouse admin() {
    return as(Account.ADMIN, Account.ADMIN, dir.resolve("admin.p8"), null);
  }

  @Override
  SnowflakeWarehouse warehouse() {
    return warehouse(dir.resolve("loader.p8"), null);
  }

  SnowflakeWarehouse warehouse(Path key, String passphrase) {
    return as("SPORTSCARDS_DEV_LOADER", "SPORTSCARDS_DEV_LOADER", key, passphrase);
  }

  private SnowflakeWarehouse as(String user, String role, Path key, String passphrase) {
    return new SnowflakeWarehouse(
        new SnowflakeWarehouse.Access(
            fake.url(),
            ACCOUNT,
            user,
            role,
            key,
            passphrase == null ? null : new Secret(passphrase)),
        new SnowflakeWarehouse.Place("SPORTSCARDS_DEV_LOADING", "CARDS_DEV", "RAW", prefix()),
        stored);
  }

  @Override
  S3ArchiveFiles stored() {
    return stored;
  }

  @Override
  String raw() {
    return "CARDS_DEV.RAW";
  }

  /** Into the server's directory, which is quicker. */
  @Override
  void put(String key) throws IOException {
    Path to = s3.files().resolve(prefix()).resolve(key);
    Files.createDirectories(to.getParent());
    Files.copy(archive.at(key), to, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws SQLException {
    stored.close();
    fake.close();
  }
}
