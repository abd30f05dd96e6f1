package io.sportscards.faults;

import io.sportscards.faults.fault.BrokerDown;
import io.sportscards.faults.fault.CommitUnknown;
import io.sportscards.faults.fault.DuplicateStorm;
import io.sportscards.faults.fault.Fault;
import io.sportscards.faults.fault.JobManagerKilled;
import io.sportscards.faults.fault.Poison;
import io.sportscards.faults.fault.StoreRefuses;
import io.sportscards.faults.fault.TaskManagerKilled;
import io.sportscards.faults.timeline.FaultRun;
import io.sportscards.faults.timeline.Moment;
import io.sportscards.faults.timeline.Timeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The faults that every change must survive, a few minutes of them. */
class FaultSubsetIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path dir;

  @Test
  void theJobSurvivesDeadProcessesAStoreThatRefusesOrForgetsAndBadMessagesWithEveryEventOnce()
      throws Exception {
    Timeline timeline =
        new Timeline(
            List.of(
                entry(1, Moment.DURING_A_COMMIT, new TaskManagerKilled()),
                entry(
                    2,
                    Moment.AFTER_A_CHECKPOINT,
                    new StoreRefuses(
                        StoreRefuses.Request.UPLOAD_PART, StoreRefuses.Answer.INTERNAL_500, 10)),
                entry(
                    3,
                    Moment.AFTER_A_CHECKPOINT,
                    new CommitUnknown(CommitUnknown.Afterwards.NO_SUCH_UPLOAD, 5)),
                entry(4, Moment.AFTER_A_CHECKPOINT, new Poison(1, 60)),
                entry(
                    5,
                    Moment.DURING_AN_UPLOAD,
                    new JobManagerKilled(JobManagerKilled.Victims.WHOLE_CLUSTER)),
                entry(6, Moment.AFTER_A_CHECKPOINT, new DuplicateStorm(1, 10, 100)),
                entry(7, Moment.AFTER_A_CHECKPOINT, new BrokerDown(BrokerDown.Way.KILLED))));

    System.out.println(timeline);
    new FaultRun(System.out, timeline.entries().size()).run(timeline, 1, dir);
  }

  private static Timeline.Entry entry(int number, Moment moment, Fault fault) {
    return new Timeline.Entry(number, moment, fault);
  }
}
