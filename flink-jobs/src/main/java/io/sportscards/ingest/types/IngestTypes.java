package io.sportscards.ingest.types;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.RawMessage;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How Flink carries the records of the contract, which knows no Flink. */
public final class IngestTypes {

  /** What every source of the graph produces. */
  public static final TypeInformation<RawMessage> RAW_MESSAGE =
      new ImmutableTypeInfo<>(RawMessage.class, RawMessageSerializer.INSTANCE);

  /** What leaves decode-event and drop-duplicates. */
  public static final TypeInformation<ArchiveLine> ARCHIVE_LINE =
      new ImmutableTypeInfo<>(ArchiveLine.class, ArchiveLineSerializer.INSTANCE);

  private IngestTypes() {}
}
