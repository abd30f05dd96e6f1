package io.sportscards.faults;

import io.sportscards.faults.timeline.FaultRun;
import io.sportscards.faults.timeline.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * As many faults as one likes, drawn from a seed: {@code make faults FAULTS=40 SEED=1}. {@code
 * FROM=81} begins with the leg of fault 81.
 */
@Tag("soak")
class FaultSoakIT {
  private static final int FAULTS_PER_CHECK = 8;

  /** Each comparison reads all files of its stack, so a stack must not grow with the run. */
  private static final int FAULTS_PER_STACK = 40;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path dir;

  @Test
  void theJobSurvivesDrawnFaultsWithEveryEventOnce() throws Exception {
    int faults = Integer.getInteger("faults.count", 40);
    long seed = Long.getLong("faults.seed", 1);
    System.out.printf("%n%d faults of seed %d%n", faults, seed);
    Timeline timeline = Timeline.draw(seed, faults);
    System.out.println(timeline);
    List<Timeline> legs = timeline.legs(FAULTS_PER_STACK);
    // a leg begins with a stack of its own, so it needs none before it
    int first = (Integer.getInteger("faults.from", 1) - 1) / FAULTS_PER_STACK;
    for (int leg = first; leg < legs.size(); leg++) {
      System.out.printf("leg %d of %d%n", leg + 1, legs.size());
      Path home = Files.createDirectory(dir.resolve("stack-" + (leg + 1)));
      new FaultRun(System.out, FAULTS_PER_CHECK).run(legs.get(leg), seed + leg, home);
    }
  }
}
