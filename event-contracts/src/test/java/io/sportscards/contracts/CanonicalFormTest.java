package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for the canonical form of every event. */
class CanonicalFormTest {
  private static final String SEED = "20260131"; // the same cases in every run

  private final EventContract contract = Decoding.CONTRACT;
  private final Decoding decoding = new Decoding();

  @Property(tries = 1000, seed = SEED)
  void bothEncodingsOfAnEventAreArchivedAsTheSameBytes(@ForAll long seed)
      throws InvalidProtocolBufferException {
    EventEnvelope event = new RandomEvents(contract, seed).event();
    ArchiveLine fromProtobuf = decoding.protobuf(event.toByteArray());
    ArchiveLine fromJson = decoding.json(json(event, JsonFormat.printer()));
    ArchiveLine fromOriginalNames =
        decoding.json(json(event, JsonFormat.printer().preservingProtoFieldNames()));

    assertThat(fromProtobuf.partition())
        .as(() -> Decoding.verdict(fromProtobuf))
        .startsWith("bronze/");
    assertThat(eventIn(fromJson)).isEqualTo(eventIn(fromProtobuf));
    assertThat(eventIn(fromOriginalNames)).isEqualTo(eventIn(fromProtobuf));
    assertThat(fromJson.contentHash()).isEqualTo(fromProtobuf.contentHash());
    assertThat(decoding.unknownFields).isEmpty();
  }

  @Property(tries = 1000, seed = SEED)
  void theCanonicalFormReadAgainIsItself(@ForAll long seed) {
    EventEnvelope event = new RandomEvents(contract, seed).event();
    String canonical = new String(new CanonicalJson(contract).event(event), UTF_8);
    ArchiveLine line = decoding.json(canonical);
    assertThat(eventIn(line)).isEqualTo(canonical);
    assertThat(line.contentHash()).isEqualTo(CanonicalJson.contentHash(canonical.getBytes(UTF_8)));
  }

  @Property(tries = 1000, seed = SEED)
  void decimalsSurviveExactlyWhateverTheirSpelling(@ForAll("decimals") BigDecimal decimal) {
    String plain = PlainDecimal.of(decimal.toString());
    assertThat(plain).matches("-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?");
    assertThat(new BigDecimal(plain)).isEqualByComparingTo(decimal);
    assertThat(PlainDecimal.of(decimal.toPlainString())).isEqualTo(plain);
    assertThat(PlainDecimal.of(decimal.toEngineeringString())).isEqualTo(plain);
    assertThat(PlainDecimal.of(plain)).isEqualTo(plain);
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    BigInteger bound = BigInteger.TEN.pow(PlainDecimal.MOST_DIGITS).subtract(BigInteger.ONE);
    return Combinators.combine(
            Arbitraries.bigIntegers().between(bound.negate(), bound),
            Arbitraries.integers().between(0, PlainDecimal.MOST_DIGITS))
        .as(BigDecimal::new);
  }

  @Property(tries = 1000, seed = SEED)
  void anAmountOfMoneyIsTheSameFromUnitsAndNanosAndFromItsText(
      @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long units,
      @ForAll @IntRange(max = 9_999) int steps)
      throws BrokenRule {
    int nanos = (units < 0 ? -steps : steps) * 100_000;
    String text = MoneyAmount.text(units, nanos);
    MoneyAmount.check(units, nanos);
    assertThat(new BigDecimal(text))
        .isEqualByComparingTo(BigDecimal.valueOf(units).add(BigDecimal.valueOf(nanos, 9)));
    assertThat(MoneyAmount.isExact(text)).isTrue();
    assertThat(MoneyAmount.units(text)).isEqualTo(units);
    assertThat(MoneyAmount.nanos(text)).isEqualTo(nanos);
  }

  /** The canonical event within a bronze line. */
  private static String eventIn(ArchiveLine line) {
    return GoldenLinesTest.archivedEvent(line);
  }

  private String json(EventEnvelope event, JsonFormat.Printer printer)
      throws InvalidProtocolBufferException {
    DynamicMessage payload =
        DynamicMessage.parseFrom(contract.payload(event.getEventType()), event.getPayload());
    String envelope = printer.print(event.toBuilder().clearPayload());
    return envelope.substring(0, envelope.lastIndexOf('}'))
        + ",\"payload\":"
        + printer.print(payload)
        + "}";
  }
}
