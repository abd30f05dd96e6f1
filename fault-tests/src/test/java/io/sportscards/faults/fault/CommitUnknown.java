package io.sportscards.faults.fault;

import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.platform.server.S3Operation;

/** S3: an upload is completed and the reply lost; the server may then not know the upload. */
public record CommitUnknown(Afterwards afterwards, int times) implements Fault {
  /** What a repeated completion of the same upload hears. */
  public enum Afterwards {
    /** As the server has it; S3Proxy says yes again. */
    SERVED,
    NO_SUCH_UPLOAD
  }

  @Override
  public String id() {
    return "S3";
  }

  @Override
  public String strike(Scene scene) {
    long before = scene.restores();
    var completion = Scene.ofLines(S3Operation.COMPLETE_UPLOAD);
    S3Rule rule =
        afterwards == Afterwards.SERVED
            ? S3Rule.dropReply(completion, times)
            : S3Rule.dropReplyAndForget(completion, times);
    scene.untilUsedUp(rule);
    return rule.hits() + " replies lost, " + (scene.restores() - before) + " restored";
  }
}
