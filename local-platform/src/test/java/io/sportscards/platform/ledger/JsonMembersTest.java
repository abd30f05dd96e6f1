package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {
  @Test
  void membersAreTheBytesTheyAreWrittenWith() {
    JsonMembers members =
        JsonMembers.of(
            "{\"a\":{\"x\":[1,\"}\\\"\"]},\"b\":-12,\"c\":null,\"d\":\"\\u00e9\\\\\",\"e\":[]}"
                .getBytes(UTF_8));

    assertThat(members.names()).containsExactly("a", "b", "c", "d", "e");
    assertThat(members.raw("a")).asString(UTF_8).isEqualTo("{\"x\":[1,\"}\\\"\"]}");
    assertThat(members.raw("e")).asString(UTF_8).isEqualTo("[]");
    assertThat(members.text("b")).isEqualTo("-12");
    assertThat(members.text("c")).isNull();
    assertThat(members.text("d")).isEqualTo("é\\");
    assertThat(members.raw("nowhere")).isNull();
    assertThat(JsonMembers.of("{}".getBytes(UTF_8)).names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}x",
        "{\"a\":1",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\": 1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[1}",
        "{\"a\":\"x}"
      })
  void whatIsNotOneObjectIsRefused(String json) {
    assertThatThrownBy(() -> JsonMembers.of(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected one JSON object without blanks; found ");
  }
}
