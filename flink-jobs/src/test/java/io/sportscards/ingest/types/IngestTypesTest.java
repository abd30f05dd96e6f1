package io.sportscards.ingest.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.RawMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IngestTypesTest {
  private static final Instant RECEIVED_AT = Instant.parse("2026-01-31T23:59:59.123456789Z");

  static Stream<ArchiveLine> lines() {
    return Stream.of(
        new ArchiveLine("", new byte[0], "", new byte[0], 0),
        new ArchiveLine("e-1", new byte[16], "bronze/run_id=live-1", new byte[70_000], -1),
        new ArchiveLine("Größe-✓", new byte[] {-1, 0, 1}, "p", new byte[] {'{', '}'}, 1 << 20));
  }

  static Stream<RawMessage> messages() {
    return Stream.of(
        new RawMessage(new byte[0], null, null, null, Instant.EPOCH),
        new RawMessage(new byte[] {0, -1}, "application/json", null, "{\"ü\":1}", RECEIVED_AT),
        new RawMessage(new byte[9], "", "orders.order_placed", "{}", Instant.MIN),
        RawMessage.withBodyLeft(20L << 20, null, null, "{\"id\":7}", RECEIVED_AT));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aLineComesBackAsItWas(ArchiveLine line) throws Exception {
    assertThat(comesBack(IngestTypes.ARCHIVE_LINE, line))
        .usingRecursiveComparison()
        .isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesBackAsItWas(RawMessage message) throws Exception {
    RawMessage back = comesBack(IngestTypes.RAW_MESSAGE, message);

    assertThat(back.body()).isEqualTo(message.body());
    assertThat(back.contentType()).isEqualTo(message.contentType());
    assertThat(back.declaredType()).isEqualTo(message.declaredType());
    assertThat(back.headers()).isEqualTo(message.headers());
    assertThat(back.receivedAt()).isEqualTo(message.receivedAt());
    assertThat(back.isBodyLeft()).isEqualTo(message.isBodyLeft());
    assertThat(back.bodyBytes()).isEqualTo(message.bodyBytes());
  }

  static Stream<TypeInformation<?>> types() {
    return Stream.of(IngestTypes.ARCHIVE_LINE, IngestTypes.RAW_MESSAGE);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSerializerSurvivesItsOwnSerialization(TypeInformation<?> type) throws Exception {
    TypeSerializer<?> serializer = type.createSerializer(new SerializerConfigImpl());

    assertThat((Object) InstantiationUtil.clone(serializer)).isEqualTo(serializer);
    assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
    assertThat(serializer.isImmutableType()).isTrue();
  }

  private static <T> T comesBack(TypeInformation<T> type, T record) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(record, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
    assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    return serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
  }
}
