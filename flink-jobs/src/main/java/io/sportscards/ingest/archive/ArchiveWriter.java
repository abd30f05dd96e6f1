package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/** What either writer of the sink is to Flink. */
interface ArchiveWriter
    extends StatefulSinkWriter<ArchiveLine, OpenLines>,
        CommittingSinkWriter<ArchiveLine, FinishedFiles> {
  @Override
  void close() throws IOException;
}
