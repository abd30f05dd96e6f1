package io.sportscards.ingest.decode.cost;

import com.google.protobuf.Descriptors.Descriptor;

/** The generated class of a payload message. */
final class PayloadClass {
  private PayloadClass() {}

  static Class<?> of(Descriptor message) throws ClassNotFoundException {
    return Class.forName(message.getFile().getOptions().getJavaPackage() + "." + message.getName());
  }
}
