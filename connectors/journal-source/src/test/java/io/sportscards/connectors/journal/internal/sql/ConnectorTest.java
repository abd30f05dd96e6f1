package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.journal.internal.JournalException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions.JdbcConnectionOptionsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5432/journal?user=cards&password=s3cret",
        "jdbc:postgresql://cards:s3cret@db:5432/journal"
      })
  void aUrlThatHoldsAPasswordIsRefusedWithoutIt(String url) {
    assertThatThrownBy(() -> connector(options(url)).connect())
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.SETUP))
        .hasMessage(
            "jdbc:postgresql://db:5432/journal: the URL holds a password; give it with withPassword,"
                + " as URLs get into logs.")
        .hasNoCause();
  }

  @Test
  void aSupplierThatFailsSaysWhy() {
    assertThatThrownBy(
            () ->
                connector(
                        () -> {
                          throw new IllegalStateException("no file /secrets/password");
                        })
                    .connect())
        .hasMessage("The supplier of the connection's options failed: no file /secrets/password");
  }

  @Test
  void aServerThatCannotBeReachedMayComeBack() {
    assertThatThrownBy(() -> connector(options("jdbc:postgresql://127.0.0.1:1/journal")).connect())
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.TRANSIENT))
        .hasMessageStartingWith(
            "jdbc:postgresql://127.0.0.1:1/journal: connecting failed: Connection to 127.0.0.1:1"
                + " refused.");
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForForEver() throws IOException {
    // the system accepts for it
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:%d/journal".formatted(silent.getLocalPort());
      JdbcConnectionOptions impatient =
          new JdbcConnectionOptionsBuilder()
              .withUrl(url)
              .withProperty("socketTimeout", "1")
              .withProperty("sslmode", "disable")
              .build();

      assertThatThrownBy(() -> connector(() -> impatient).connect())
          .hasMessageStartingWith(url + ": connecting failed: ");
    }
  }

  private static Supplier<JdbcConnectionOptions> options(String url) {
    return () -> new JdbcConnectionOptionsBuilder().withUrl(url).build();
  }

  private static Connector connector(Supplier<JdbcConnectionOptions> options) {
    return new Connector(options, "flink test", Duration.ofMinutes(1));
  }
}
