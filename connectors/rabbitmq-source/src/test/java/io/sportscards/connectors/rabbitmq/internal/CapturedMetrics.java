package io.sportscards.connectors.rabbitmq.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Metrics that nobody reports, with gauges that a test can read. */
final class CapturedMetrics {

  private final SourceReaderMetricGroup unregistered =
      UnregisteredMetricsGroup.createSourceReaderMetricGroup();
  private final Map<String, Gauge<?>> gauges = new HashMap<>();

  SourceReaderMetricGroup group() {
    return (SourceReaderMetricGroup)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SourceReaderMetricGroup.class},
            (proxy, method, args) -> call(method, args));
  }

  private Object call(Method method, Object[] args) throws ReflectiveOperationException {
    switch (method.getName()) {
      case "gauge" -> gauges.put((String) args[0], (Gauge<?>) args[1]);
      case "setPendingRecordsGauge" -> gauges.put("pendingRecords", (Gauge<?>) args[0]);
      default -> {}
    }
    return method.invoke(unregistered, args);
  }

  Object value(String gauge) {
    return gauges.get(gauge).getValue();
  }
}
