package io.sportscards.faults.timeline;

import io.sportscards.faults.fault.Scene;
import io.sportscards.platform.server.S3Operation;

/** How far the job has got when a fault strikes. */
public enum Moment {
  /** Between two checkpoints, mostly. */
  AFTER_A_CHECKPOINT,
  /** A file of lines is being uploaded: a checkpoint is under way. */
  DURING_AN_UPLOAD,
  /** A checkpoint has completed and its files are being made visible. */
  DURING_A_COMMIT,
  /** Files are visible, and the manifest that names them is being written. */
  DURING_A_MANIFEST;

  void await(Scene scene) {
    switch (this) {
      case AFTER_A_CHECKPOINT -> scene.stack().live().awaitCheckpoints(1);
      case DURING_AN_UPLOAD -> scene.awaitRequest(Scene.ofLines(S3Operation.UPLOAD_PART));
      case DURING_A_COMMIT -> scene.awaitRequest(Scene.ofLines(S3Operation.COMPLETE_UPLOAD));
      case DURING_A_MANIFEST -> scene.awaitRequest(Scene.of(S3Operation.PUT, "/_manifests/"));
    }
  }
}
