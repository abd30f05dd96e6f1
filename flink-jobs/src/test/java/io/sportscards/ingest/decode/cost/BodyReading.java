package io.sportscards.ingest.decode.cost;

/** One way to read a message. Keeps what it makes until the next one, so that it is really made. */
interface BodyReading {
  void read(byte[] body) throws Exception;
}
