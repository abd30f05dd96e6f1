package io.sportscards.platform.generator.fault;

import static io.sportscards.contracts.RejectionReason.INVALID_PAYLOAD;
import static io.sportscards.contracts.RejectionReason.MALFORMED_PROTOBUF;

import io.sportscards.platform.generator.EventEncoder;
import io.sportscards.platform.generator.encode.Fields;
import io.sportscards.platform.generator.encode.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Payloads that break a rule of their event type. */
final class PayloadFlaws {
  private static final String ORDER = "orders.order_placed";
  private static final String STATUS = "orders.order_status_changed";
  private static final String SPEC = "catalog.production_spec_published";
  private static final String BATCH = "manufacturing.batch_completed";
  private static final String CARD = "catalog.card_published";
  private static final String ESTIMATE = "market.price_estimated";
  private static final String INTERACTION = "engagement.card_interacted";

  static final List<Flaw> ALL =
      List.of(
          Flaw.ofAny(INVALID_PAYLOAD, "no key", PayloadFlaws::withoutKey),
          Flaw.ofAny(INVALID_PAYLOAD, "a long key", PayloadFlaws::longKey),
          Flaw.ofAny(INVALID_PAYLOAD, "a flag as key", PayloadFlaws::flagAsKey),
          Flaw.ofAny(MALFORMED_PROTOBUF, "payload bytes cut short", PayloadFlaws::cutPayload),
          of(ORDER, "negative quantity", d -> d.withOrderLine("quantity", whole(-1))),
          of(ORDER, "a quantity in words", d -> lineInJson(d, "quantity", text("two"))),
          of(ORDER, "half a card", d -> lineInJson(d, "quantity", text("1.5"))),
          of(ORDER, "five decimals of money", d -> unitPrice(d, "4.99001")),
          of(ORDER, "15 digits of money", d -> unitPrice(d, "100000000000000")),
          of(ORDER, "negative money", d -> unitPrice(d, "-0.01")),
          of(ORDER, "a second currency", d -> d.withOrderLine("unit_price", price("XTS", "1"))),
          of(ORDER, "no lines", d -> d.withPayload("lines", null)),
          of(ORDER, "a blank in the SKU", d -> d.withOrderLine("sku", text("A B"))),
          of(ORDER, "a date in words", d -> d.withJsonPayload("promised_date", text("soon"))),
          of(STATUS, "a status unheard of", d -> d.withJsonPayload("to_status", text("BEAMED"))),
          of(STATUS, "no status", d -> d.withPayload("to_status", null)),
          of(SPEC, "a decimal in words", PayloadFlaws::secondsInWords),
          of(SPEC, "negative seconds", d -> d.withPayload("ideal_seconds_per_unit", exact("-1"))),
          of(BATCH, "negative units", d -> d.withPayload("good_units", whole(-5))),
          of(CARD, "year 1066", d -> d.withPayload("year", whole(1066))),
          of(CARD, "text as a flag", d -> d.withJsonPayload("is_rookie", text("yes"))),
          of(ESTIMATE, "more than sure", d -> d.withPayload("confidence", exact("1.00001"))),
          of(INTERACTION, "a long SKU", d -> d.withPayload("sku", text("S".repeat(65)))));

  private PayloadFlaws() {}

  private static Flaw of(String eventType, String name, Function<Draft, Spoilt> spoiling) {
    return new Flaw(name, INVALID_PAYLOAD, eventType, spoiling);
  }

  private static Value whole(long number) {
    return new Value.Whole(number);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value exact(String number) {
    return new Value.Exact(new BigDecimal(number));
  }

  private static Value price(String currency, String amount) {
    return new Value.Price(currency, new BigDecimal(amount));
  }

  private static Spoilt withoutKey(Draft draft) {
    return draft.withPayload(key(draft), null);
  }

  private static Spoilt longKey(Draft draft) {
    return draft.withPayload(key(draft), text("K".repeat(65)));
  }

  private static Spoilt flagAsKey(Draft draft) {
    return draft.withJsonPayload(key(draft), new Value.Flag(true));
  }

  private static String key(Draft draft) {
    return draft.event().payload().all().get(0).name();
  }

  private static Spoilt cutPayload(Draft draft) {
    byte[] payload = EventEncoder.protobufPayload(draft.event());
    byte[] cut = Arrays.copyOf(payload, payload.length - 1);
    return Spoilt.protobuf(EventEncoder.protobufWithPayload(draft.envelope(), cut));
  }

  private static Spoilt unitPrice(Draft draft, String amount) {
    Value.Text currency = (Value.Text) draft.event().payload().value("currency").orElseThrow();
    return draft.withOrderLine("unit_price", price(currency.text(), amount));
  }

  private static Spoilt lineInJson(Draft draft, String field, Value value) {
    Value.Items lines = (Value.Items) draft.event().payload().value("lines").orElseThrow();
    Fields first = (Fields) lines.values().get(0);
    return draft.withJsonPayload("lines", new Value.Items(List.of(first.with(field, value))));
  }

  private static Spoilt secondsInWords(Draft draft) {
    return draft.withPayload("ideal_seconds_per_unit", new Fields().text("value", "a few"));
  }
}
