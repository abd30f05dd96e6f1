package io.sportscards.platform.generator.fault;

import io.sportscards.platform.generator.EventEncoder;

/**
 * What is left of an event that was spoilt.
 *
 * @param contentType null for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Spoilt(byte[] body, String contentType) {
  static Spoilt json(byte[] body) {
    return new Spoilt(body, EventEncoder.JSON);
  }

  static Spoilt protobuf(byte[] body) {
    return new Spoilt(body, EventEncoder.PROTOBUF);
  }
}
