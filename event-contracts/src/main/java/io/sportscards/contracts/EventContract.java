package io.sportscards.contracts;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.contracts.options.v1.ContractOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The event types, their payload messages and the rules of their fields: everything about events
 * that the decoder knows, taken from descriptors alone. Immutable.
 */
public final class EventContract {
  static final String ENVELOPE = "sportscards.events.v1.EventEnvelope";
  private static final String COMPILED_IN = "event_contract.binpb";
  private static final int MOST_NAMED = 5;

  private final FileDescriptorSet descriptors;
  private final int fingerprintBits;
  private final SortedMap<String, Descriptor> payloads = new TreeMap<>();
  private final Map<String, MessageShape> shapes = new HashMap<>();
  private final MessageShape envelope;

  private EventContract(FileDescriptorSet descriptors) {
    this.descriptors = descriptors;
    this.fingerprintBits = ContractFingerprint.of(descriptors);
    ShapeCompiler compiler = new ShapeCompiler();
    // Always this version's own: a line has columns for these fields and no others.
    this.envelope = compiler.compile(EventEnvelope.getDescriptor());
    for (FileDescriptor file : DescriptorLinker.link(descriptors)) {
      for (Descriptor message : file.getMessageTypes()) {
        String eventType = message.getOptions().getExtension(ContractOptions.eventType);
        if (!eventType.isEmpty()) {
          add(eventType, message, compiler);
        }
      }
    }
    if (payloads.isEmpty()) {
      throw new IllegalArgumentException(
          "The contract has no message with the option event_type; give a descriptor set that was"
              + " built from all of the contract's .proto files.");
    }
  }

  /** The contract that this version was built with. */
  public static EventContract current() {
    try (InputStream in = EventContract.class.getResourceAsStream(COMPILED_IN)) {
      if (in == null) {
        throw new IllegalStateException(COMPILED_IN + " is missing from the jar; build it again.");
      }
      return of(FileDescriptorSet.parseFrom(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A contract from a descriptor set that holds its imports too, such as {@code buf build} and
   * {@code protoc --include_imports --descriptor_set_out} write.
   *
   * @throws IllegalArgumentException if it has no event types, or types or rules that the decoder
   *     cannot hold to exactly; says which and what to use instead
   */
  public static EventContract of(FileDescriptorSet set) {
    ExtensionRegistry registry = ExtensionRegistry.newInstance();
    ContractOptions.registerAllExtensions(registry);
    try {
      return new EventContract(FileDescriptorSet.parseFrom(set.toByteString(), registry));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("The descriptor set is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * A newer contract in place of the one that this version was built with.
   *
   * @param descriptors a serialized {@code FileDescriptorSet}
   * @throws IllegalArgumentException as {@link #of}, and if an event that this version's contract
   *     accepts would be rejected or read otherwise; says which field or type is in the way
   */
  public static EventContract extending(byte[] descriptors) {
    EventContract newer = of(descriptors);
    EventContract compiledIn = current();
    newer
        .takesBackOf(compiledIn)
        .ifPresent(
            takenBack -> {
              throw new IllegalArgumentException(
                  "Contract %s takes back what contract %s of this version accepts: %s. Give a descriptor set that only adds to it."
                      .formatted(newer.fingerprint(), compiledIn.fingerprint(), takenBack));
            });
    return newer;
  }

  /**
   * The contract that {@link #toByteArray} wrote.
   *
   * @throws IllegalArgumentException as the other {@code of}
   */
  public static EventContract of(byte[] descriptors) {
    try {
      return of(FileDescriptorSet.parseFrom(descriptors));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "These bytes are no descriptor set (" + e.getMessage() + "); let buf or protoc write one",
          e);
    }
  }

  /**
   * Which events that an earlier contract accepts this one would reject or read otherwise, as
   * phrases that name the fields or types in the way, the first of many only; empty if none.
   */
  public Optional<String> takesBackOf(EventContract earlier) {
    List<String> takenBack = ContractComparison.takenBack(earlier, this);
    if (takenBack.isEmpty()) {
      return Optional.empty();
    }
    String named = String.join("; ", takenBack.subList(0, Math.min(MOST_NAMED, takenBack.size())));
    return Optional.of(takenBack.size() > MOST_NAMED ? named + "; ..." : named);
  }

  /** The descriptor set without comments: all that {@link #of(byte[])} needs on another machine. */
  public byte[] toByteArray() {
    FileDescriptorSet.Builder plain = descriptors.toBuilder();
    plain.getFileBuilderList().forEach(FileDescriptorProto.Builder::clearSourceCodeInfo);
    return plain.build().toByteArray();
  }

  /** Eight hexadecimal digits: {@link #fingerprintBits()} as archived lines have it. */
  public String fingerprint() {
    return HexFormat.of().toHexDigits(fingerprintBits);
  }

  /**
   * The first four bytes of SHA-256 over the contract's own files without comments. Equal contracts
   * have equal fingerprints, whatever built their descriptors.
   */
  public int fingerprintBits() {
    return fingerprintBits;
  }

  /** In alphabetical order. */
  public Set<String> eventTypes() {
    return Collections.unmodifiableSet(payloads.keySet());
  }

  /**
   * The payload message of an event type.
   *
   * @throws IllegalArgumentException if the catalog has no such event type
   */
  public Descriptor payload(String eventType) {
    Descriptor payload = payloads.get(eventType);
    if (payload == null) {
      throw new IllegalArgumentException(
          "The catalog has no event type " + Quote.quote(eventType) + "; it has " + eventTypes());
    }
    return payload;
  }

  /** Null if the catalog has no such event type. */
  MessageShape shape(String eventType) {
    return shapes.get(eventType);
  }

  MessageShape envelope() {
    return envelope;
  }

  /** With comments where the descriptors came with them. */
  FileDescriptorSet descriptors() {
    return descriptors;
  }

  private void add(String eventType, Descriptor message, ShapeCompiler compiler) {
    try {
      envelope.numbered(EventEnvelope.EVENT_TYPE_FIELD_NUMBER).check.text(eventType);
    } catch (BrokenRule e) {
      throw new IllegalArgumentException(
          "The contract's " + message.getFullName() + " has an event_type that " + e.getMessage());
    }
    Descriptor before = payloads.put(eventType, message);
    if (before != null) {
      throw new IllegalArgumentException(
          "The contract's messages "
              + before.getFullName()
              + " and "
              + message.getFullName()
              + " both have the event_type "
              + eventType
              + "; give one of them another.");
    }
    shapes.put(eventType, compiler.compile(message));
  }
}
