package io.sportscards.ingest.state;

import io.sportscards.ingest.archive.Manifest;
import io.sportscards.ingest.archive.ManifestName;
import io.sportscards.ingest.archive.Manifests;
import java.io.IOException;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** From a run to the paths of the files that its manifests name. */
final class NamedFiles implements FlatMapFunction<String, String> {
  private static final long serialVersionUID = 1L;

  private final String root;

  NamedFiles(String root) {
    this.root = root;
  }

  @Override
  public void flatMap(String runId, Collector<String> paths) throws IOException {
    Manifests manifests = new Manifests(root);
    for (ManifestName name : manifests.names(runId)) {
      for (Manifest.Entry file : manifests.read(name).files()) {
        paths.collect(file.path());
      }
    }
  }
}
