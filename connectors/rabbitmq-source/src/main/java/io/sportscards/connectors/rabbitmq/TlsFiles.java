package io.sportscards.connectors.rabbitmq;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A TLS context made of files that lie on every task manager and are read anew at each connect, so
 * that renewed certificates need no restart. Only the paths travel with the job.
 */
public final class TlsFiles implements Supplier<SSLContext>, Serializable {

  private static final long serialVersionUID = 1L;

  private record Store(String path, String passwordFile) implements Serializable {}

  private final String caFile;
  private final Store trusted;
  private final Store own;

  private TlsFiles(String caFile, Store trusted, Store own) {
    this.caFile = caFile;
    this.trusted = trusted;
    this.own = own;
  }

  /**
   * Trusts brokers whose certificate one of these authorities signed: a PEM file of one or more.
   */
  public static TlsFiles caFile(String path) {
    return new TlsFiles(Objects.requireNonNull(path, "path"), null, null);
  }

  /**
   * Trusts the certificates of a PKCS #12 or JKS file.
   *
   * @param passwordFile its first line is the store's password
   */
  public static TlsFiles trustStore(String path, String passwordFile) {
    return new TlsFiles(null, new Store(path, passwordFile), null);
  }

  /**
   * Shows the broker a certificate of its own too.
   *
   * @param path a PKCS #12 or JKS file with certificate and private key
   * @param passwordFile its first line is the password of store and key
   */
  public TlsFiles withKeyStore(String path, String passwordFile) {
    return new TlsFiles(caFile, trusted, new Store(path, passwordFile));
  }

  /**
   * Reads the files.
   *
   * @throws UncheckedIOException naming the file that cannot be read
   * @throws IllegalArgumentException naming the file that is not what it should be
   */
  @Override
  public SSLContext get() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(caFile == null ? keyStore(trusted) : authorities());
      KeyManagerFactory keys = null;
      if (own != null) {
        keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(own), password(own).toCharArray());
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The TLS context cannot be made: " + e.getMessage(), e);
    }
  }

  private KeyStore authorities() throws GeneralSecurityException {
    try (InputStream in = new FileInputStream(caFile)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), authority);
      }
      if (store.size() == 0) {
        throw new IllegalArgumentException(
            "The CA file \"%s\" holds no certificate; expected at least one in PEM form."
                .formatted(caFile));
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the CA file \"%s\"".formatted(caFile), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The CA file \"%s\" is not of certificates in PEM form: %s"
              .formatted(caFile, e.getMessage()),
          e);
    }
  }

  private static KeyStore keyStore(Store store) throws GeneralSecurityException {
    try {
      return KeyStore.getInstance(Path.of(store.path()).toFile(), password(store).toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot open the key store \"%s\" with the password of \"%s\": %s"
              .formatted(store.path(), store.passwordFile(), e.getMessage()),
          e);
    }
  }

  private static String password(Store store) {
    try (var lines = Files.lines(Path.of(store.passwordFile()))) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the key store's password from \"%s\"".formatted(store.passwordFile()), e);
    }
  }
}
