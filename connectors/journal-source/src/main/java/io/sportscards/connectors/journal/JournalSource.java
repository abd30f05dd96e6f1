package io.sportscards.connectors.journal;

import io.sportscards.connectors.journal.internal.JournalEnumerator;
import io.sportscards.connectors.journal.internal.JournalEnumeratorState;
import io.sportscards.connectors.journal.internal.JournalEnumeratorStateSerializer;
import io.sportscards.connectors.journal.internal.JournalReader;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalSplit;
import io.sportscards.connectors.journal.internal.JournalSplitSerializer;
import io.sportscards.connectors.journal.internal.Outage;
import io.sportscards.connectors.journal.internal.ProcessName;
import io.sportscards.connectors.journal.internal.sql.Connector;
import io.sportscards.connectors.journal.internal.sql.PersistentBatches;
import io.sportscards.connectors.journal.internal.sql.PlanSplits;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Reads a PostgreSQL table with a growing key from its lowest id to an upper id that is fixed once,
 * in ranges of about equally many rows, by as many readers in parallel as the job has. The position
 * in a range is the last id emitted, so that after a failure each row is in the job's state once.
 * State holds no credentials.
 */
public final class JournalSource<T>
    implements Source<T, JournalSplit, JournalEnumeratorState>, ResultTypeQueryable<T> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<JdbcConnectionOptions> connection;
  private final JournalRowReader<T> rowReader;
  private final TypeInformation<T> type;
  private final JournalSettings settings;

  JournalSource(
      SerializableSupplier<JdbcConnectionOptions> connection,
      JournalRowReader<T> rowReader,
      TypeInformation<T> type,
      JournalSettings settings) {
    this.connection = connection;
    this.rowReader = rowReader;
    this.type = type;
    this.settings = settings;
  }

  /** A builder with the defaults it names; connection, table, columns and row reader have none. */
  public static <T> JournalSourceBuilder<T> builder() {
    return new JournalSourceBuilder<>();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<T, JournalSplit> createReader(SourceReaderContext context) {
    Outage outage = Outage.of(settings);
    return JournalReader.of(
        context,
        new PersistentBatches<>(
            connector(ProcessName.ofReader(context)), settings, rowReader, outage),
        outage);
  }

  @Override
  public SplitEnumerator<JournalSplit, JournalEnumeratorState> createEnumerator(
      SplitEnumeratorContext<JournalSplit> context) {
    return restoreEnumerator(context, JournalEnumeratorState.beforePlanning());
  }

  @Override
  public SplitEnumerator<JournalSplit, JournalEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<JournalSplit> context, JournalEnumeratorState state) {
    return new JournalEnumerator(
        context,
        new PlanSplits(
            connector(ProcessName.ofEnumerator(context)), settings, context.currentParallelism()),
        state,
        settings.table().subject());
  }

  private Connector connector(String processName) {
    return new Connector(connection, processName, settings.patience().statement());
  }

  @Override
  public SimpleVersionedSerializer<JournalSplit> getSplitSerializer() {
    return new JournalSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<JournalEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new JournalEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
