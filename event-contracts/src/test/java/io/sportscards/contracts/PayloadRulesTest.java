package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sportscards.contracts.options.v1.ContractOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of payload fields, on the committed samples with one value replaced. */
class PayloadRulesTest {
  private final Decoding decoding = new Decoding();

  private String verdict(String eventType, String found, String replacement) {
    String sample = new Sample(eventType).jsonText();
    assertThat(sample).contains(found);
    return decoding.verdictOnJson(sample.replaceFirst(quoted(found), by(replacement)));
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static String by(String text) {
    return Matcher.quoteReplacement(text);
  }

  static List<Arguments> requiredFields() {
    List<Arguments> fields = new ArrayList<>();
    for (String eventType : Decoding.CONTRACT.eventTypes()) {
      for (FieldDescriptor field : Decoding.CONTRACT.payload(eventType).getFields()) {
        if (field.getOptions().getExtension(ContractOptions.rules).getRequired()) {
          fields.add(Arguments.of(eventType, field.getName(), field.getJsonName()));
        }
      }
    }
    return fields;
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void aRequiredFieldThatIsUnsetIsNamed(String eventType, String name, String jsonName) {
    String sample = new Sample(eventType).jsonText();
    int payload = sample.indexOf("\"payload\"");
    String renamed =
        sample.substring(payload).replaceFirst("\"" + jsonName + "\"", "\"not_" + jsonName + "\"");
    assertThat(decoding.verdictOnJson(sample.substring(0, payload) + renamed))
        .isEqualTo("INVALID_PAYLOAD: payload." + name + " is not set, but is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"quantity\": 12|\"quantity\": -1|lines[1].quantity is -1, but at least 0 is expected",
        "\"quantity\": 12|\"quantity\": 1.5|lines[1].quantity is \"1.5\", but an integer from"
            + " -2147483648 to 2147483647 is expected",
        "\"quantity\": 12|\"quantity\": \"1e999999999\"|lines[1].quantity is \"1e999999999\", but an"
            + " integer from -2147483648 to 2147483647 is expected",
        "\"sku\": \"FB25-101-GOLD\"|\"sku\": \"a b\"|lines[0].sku is \"a b\", but text that matches"
            + " [A-Za-z0-9._-]+ is expected",
        "\"currency\": \"USD\"|\"currency\": \"usd\"|currency is \"usd\", but text that matches"
            + " [A-Z]{3} is expected",
        "\"currency\": \"USD\"|\"currency\": \"EUR\"|lines[0].unit_price has the currency \"USD\","
            + " but \"EUR\" is expected, as everywhere in this message",
        "\"currencyCode\": \"USD\"|\"currencyCode\": \"US\"|lines[0].unit_price has the currency"
            + " \"US\", but three capital letters such as \"USD\" are expected",
        "\"units\": \"149\"|\"units\": \"100000000000000\"|lines[0].unit_price has units"
            + " 100000000000000, but at most 14 digits are expected",
        "\"units\": \"149\"|\"units\": \"-149\"|lines[0].unit_price has units -149 and nanos"
            + " 990000000, but the same sign is expected",
        "\"nanos\": 990000000|\"nanos\": 990000001|lines[0].unit_price has nanos 990000001, but at"
            + " most 4 decimals are expected",
        "\"nanos\": 990000000|\"nanos\": 1000000000|lines[0].unit_price has nanos 1000000000, but"
            + " -999999999 to 999999999 is expected",
        "\"units\": \"149\"|\"amount\": \"149\"|lines[0].unit_price has an amount besides units or"
            + " nanos, but one of them is expected",
        "\"units\": \"15\"|\"amount\": \"-0.0001\"|lines[0].discount is -0.0001, but at least 0 is"
            + " expected",
        "\"units\": \"15\"|\"amount\": \"0.00001\"|lines[0].discount has the amount \"0.00001\", but"
            + " a decimal number with at most 14 integer digits and 4 decimals is expected",
        "\"units\": \"15\"|\"amount\": 15|lines[0].discount is a number, but a string is expected",
        "\"year\": 2026|\"year\": 0|promised_date has year 0, month 2, day 4, but a day such as"
            + " \"2026-01-31\" is expected",
        "\"day\": 4|\"day\": 30|promised_date has year 2026, month 2, day 30, but a day such as"
            + " \"2026-01-31\" is expected",
        "\"isTest\": false|\"isTest\": \"false\"|is_test is a string, but true or false is expected",
        "\"isTest\": false|\"is_test\": true, \"isTest\": false|is_test is given twice, once in each"
            + " spelling of its name",
        "\"SALES_CHANNEL_WEB\"|\"web\"|channel is \"web\", but one of SALES_CHANNEL_UNSPECIFIED,"
            + " SALES_CHANNEL_WEB, SALES_CHANNEL_APP, SALES_CHANNEL_STORE,"
            + " SALES_CHANNEL_MARKETPLACE, SALES_CHANNEL_WHOLESALE is expected",
        "\"SALES_CHANNEL_WEB\"|\"SALES_CHANNEL_UNSPECIFIED\"|channel is not set, but is required",
        "\"SALES_CHANNEL_WEB\"|0|channel is not set, but is required",
        "\"orderId\": \"O-1001\"|\"orderId\": \"\"|order_id is empty, but is required",
        "\"WELCOME10\"|\"\\u0000\"|promotion holds the character U+0000, which a warehouse cannot"
      })
  void aBrokenRuleOfAnOrderIsNamedWithItsPath(String found, String replacement, String sentence) {
    assertThat(verdict("orders.order_placed", found, replacement))
        .isEqualTo("INVALID_PAYLOAD: payload." + sentence);
  }

  @Test
  void anItemOfAListIsNeverNull() {
    assertThat(verdict("manufacturing.quality_inspected", "\"defects\": [", "\"defects\": [null,"))
        .isEqualTo("INVALID_PAYLOAD: payload.defects[0] is null, but an object is expected");
  }

  @Test
  void aListIsNoLongerThanItsRule() {
    String more = "{\"lineNo\":1,\"quantity\":1},".repeat(499);
    String type = "fulfilment.shipment_dispatched";
    assertThat(verdict(type, "\"lines\": [", "\"lines\": [" + more))
        .isEqualTo(
            "INVALID_PAYLOAD: payload.lines has more items than the 500 that are expected at most");
    assertThat(verdict(type, "\"lines\": [", "\"lines\": [" + more.substring(26)))
        .startsWith("bronze/");
    assertThat(verdict(type, "\"lines\": [", "\"lines\": [], \"no_lines\": ["))
        .isEqualTo("INVALID_PAYLOAD: payload.lines is not set, but is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,5", "NaN", "Infinity", "1e39", "1e-39", "0x10", "१"})
  void aDecimalIsANumberOfAtMost38Digits(String text) {
    assertThat(verdict("market.price_estimated", "\"0.87\"", "\"" + text + "\""))
        .isEqualTo(
            "INVALID_PAYLOAD: payload.confidence is \""
                + text
                + "\", but a decimal number of at most 38 digits is expected");
  }

  @Test
  void aDecimalKeepsItsBounds() {
    String type = "market.price_estimated";
    assertThat(verdict(type, "\"0.87\"", "\"1.00\"")).startsWith("bronze/");
    assertThat(verdict(type, "\"0.87\"", "\"1.01\""))
        .isEqualTo("INVALID_PAYLOAD: payload.confidence is 1.01, but at most 1 is expected");
    assertThat(verdict(type, "\"0.87\"", "\"-1e-9\""))
        .isEqualTo(
            "INVALID_PAYLOAD: payload.confidence is -0.000000001, but at least 0 is expected");
    assertThat(verdict(type, "{\n      \"value\": \"0.87\"\n    }", "0.87"))
        .isEqualTo(
            "INVALID_PAYLOAD: payload.confidence is a number, but a string with a decimal number"
                + " such as \"12.50\" is expected");
  }

  @Test
  void oneOfCustomerAndVisitorIsNeeded() {
    String type = "engagement.card_interacted";
    assertThat(verdict(type, "\"visitorId\"", "\"x\""))
        .isEqualTo(
            "INVALID_PAYLOAD: payload.customer_id or visitor_id is not set, but is required");
    assertThat(verdict(type, "\"visitorId\"", "\"customerId\"")).startsWith("bronze/");
  }

  @Test
  void anUnknownEnumNumberIsArchivedAsItsText() {
    String sample = new Sample("orders.order_placed").jsonText();
    ArchiveLine line = decoding.json(sample.replace("\"SALES_CHANNEL_WEB\"", "17"));
    assertThat(Lines.member(line, "payload")).contains("\"channel\":\"17\"");
    assertThat(Lines.member(line, "payload_raw")).isNull();
    assertThat(Lines.text(decoding.json(GoldenLinesTest.archivedEvent(line))))
        .isEqualTo(Lines.text(line));
  }

  @Test
  void anUnknownMemberIsCountedAndKeptInTheRawBody() {
    String sample = new Sample("orders.order_placed").jsonText();
    String more = sample.replace("\"lineNo\": 2", "\"gift\": {\"wrap\": [1]}, \"lineNo\": 2");
    ArchiveLine line = decoding.json(more);
    assertThat(decoding.unknownFields).containsExactly("orders.order_placed");
    assertThat(Lines.member(line, "payload_raw"))
        .isEqualTo(Base64.getEncoder().encodeToString(more.getBytes(UTF_8)));
    assertThat(line.contentHash()).isEqualTo(decoding.json(sample).contentHash());
  }
}
