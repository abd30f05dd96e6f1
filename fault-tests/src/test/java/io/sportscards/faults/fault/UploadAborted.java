package io.sportscards.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.OpenUploads;
import io.sportscards.faults.stack.Patience;
import io.sportscards.faults.stack.SideRun;
import io.sportscards.platform.server.S3Operation;
import java.util.Map;

/**
 * S4: somebody aborts uploads that a completed checkpoint names. What they held is lost, so the job
 * must not go on, and no manifest may name their files. On a run of its own.
 */
public record UploadAborted(long seed, int events) implements Fault {
  @Override
  public String id() {
    return "S4";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    FaultStack stack = scene.stack();
    try (SideRun side = stack.startSideRun(Map.of())) {
      String keys = side.run().runId() + "/";
      S3Rule commits =
          stack.s3Faults().add(S3Rule.blackhole(Scene.of(S3Operation.COMPLETE_UPLOAD, keys)));
      int aborted;
      try {
        side.publish(Events.good(seed, events));
        Patience.until("a commit that gets no answer", () -> commits.hits() > 0);
        try (OpenUploads uploads = OpenUploads.of(stack)) {
          aborted = uploads.abort(side.run().runId());
        }
      } finally {
        stack.s3Faults().remove(commits);
      }
      Patience.until(
          "a failure that names the commit",
          () -> side.run().lastFailure().contains("Cannot commit to the archive"));
      assertThat(side.run().lines()).as("lines named by a manifest").isZero();
      return aborted + " uploads aborted, the job fails and says so";
    }
  }
}
