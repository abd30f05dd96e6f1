package io.sportscards.ingest.decode.cost;

import com.google.protobuf.Descriptors.Descriptor;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.formats.protobuf.PbFormatConfig;
import org.apache.flink.formats.protobuf.deserialize.ProtoToRowConverter;
import org.apache.flink.formats.protobuf.util.PbToRowTypeUtil;
import org.apache.flink.table.data.RowData;

/** Envelope and payload as Flink's rows, by the code that flink-protobuf generates. */
final class RowReading implements BodyReading {
  private static final int EVENT_TYPE = EventEnvelope.EVENT_TYPE_FIELD_NUMBER - 1;
  private static final int PAYLOAD = EventEnvelope.getDescriptor().getFields().size() - 1;

  private final ProtoToRowConverter envelopes;
  private final Map<String, ProtoToRowConverter> payloads = new HashMap<>();
  private RowData last;

  RowReading(EventContract contract) throws Exception {
    envelopes = converter(EventEnvelope.class, EventEnvelope.getDescriptor());
    for (String type : contract.eventTypes()) {
      Descriptor payload = contract.payload(type);
      payloads.put(type, converter(PayloadClass.of(payload), payload));
    }
  }

  private static ProtoToRowConverter converter(Class<?> message, Descriptor descriptor)
      throws Exception {
    return new ProtoToRowConverter(
        PbToRowTypeUtil.generateRowType(descriptor),
        new PbFormatConfig(message.getName(), false, false, ""));
  }

  @Override
  public void read(byte[] body) throws Exception {
    RowData envelope = envelopes.convertProtoBinaryToRow(body);
    String type = envelope.getString(EVENT_TYPE).toString();
    last = payloads.get(type).convertProtoBinaryToRow(envelope.getBinary(PAYLOAD));
  }

  RowData last() {
    return last;
  }
}
