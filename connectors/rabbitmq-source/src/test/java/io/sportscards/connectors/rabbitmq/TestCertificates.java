package io.sportscards.connectors.rabbitmq;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of its own in a directory, and what it signs. */
final class TestCertificates {
  private static final char[] PASSWORD = "change-it".toCharArray();
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final Path dir;
  private final String name;
  private final KeyPair keys;
  private final Certificate certificate;

  /** An authority that leaves {@code <name>.pem} and, trusting it, {@code <name>.p12}. */
  TestCertificates(Path dir, String name) throws Exception {
    this.dir = dir;
    this.name = name;
    this.keys = newKeys();
    this.certificate = sign(name, keys, null, Duration.ofDays(1));
    Files.writeString(passwordFile(), new String(PASSWORD));
    writePem(dir.resolve(name + ".pem"), certificate);
    KeyStore trusting = emptyStore();
    trusting.setCertificateEntry(name, certificate);
    write(trusting, dir.resolve(name + ".p12"));
  }

  Path passwordFile() {
    return dir.resolve("password");
  }

  /**
   * Signs a new key; leaves {@code <holder>.pem}, {@code <holder>.key} and, of both, {@code
   * <holder>.p12}.
   *
   * @param host the holder's host
   * @param validity from yesterday on
   */
  void sign(String holder, GeneralName host, Duration validity) throws Exception {
    KeyPair holders = newKeys();
    Certificate signed = sign(holder, holders, host, validity);
    writePem(dir.resolve(holder + ".pem"), signed);
    writePem(dir.resolve(holder + ".key"), holders.getPrivate());
    KeyStore store = emptyStore();
    store.setKeyEntry(
        holder, holders.getPrivate(), PASSWORD, new Certificate[] {signed, certificate});
    write(store, dir.resolve(holder + ".p12"));
  }

  private Certificate sign(String holder, KeyPair holders, GeneralName host, Duration validity)
      throws Exception {
    Instant from = Instant.now().minus(Duration.ofDays(1));
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal("CN=" + name),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(from),
            Date.from(from.plus(validity).plus(Duration.ofHours(1))),
            new X500Principal("CN=" + holder),
            holders.getPublic());
    if (host == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } else {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host));
    }
    PrivateKey authority = keys.getPrivate();
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority)));
  }

  private static KeyPair newKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void write(KeyStore store, Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }

  private static void writePem(Path file, Object what) throws Exception {
    try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(file))) {
      writer.writeObject(what);
    }
  }
}
