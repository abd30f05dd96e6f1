package io.sportscards.connectors.rabbitmq.internal;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * What a schema may use of its reader: metrics under "deserializer", and the job's class loader.
 */
record ReaderInitialization(SourceReaderContext context)
    implements DeserializationSchema.InitializationContext {

  @Override
  public MetricGroup getMetricGroup() {
    return context.metricGroup().addGroup("deserializer");
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return context.getUserCodeClassLoader();
  }
}
