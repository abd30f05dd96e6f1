package io.sportscards.faults.timeline;

import io.sportscards.faults.fault.AcknowledgementTimeout;
import io.sportscards.faults.fault.BrokerAlarm;
import io.sportscards.faults.fault.BrokerDown;
import io.sportscards.faults.fault.BurstOfKills;
import io.sportscards.faults.fault.CheckpointsTimeOut;
import io.sportscards.faults.fault.ClockSkew;
import io.sportscards.faults.fault.CommitUnknown;
import io.sportscards.faults.fault.ConnectionLost;
import io.sportscards.faults.fault.DeliveryLimitReached;
import io.sportscards.faults.fault.DuplicateStorm;
import io.sportscards.faults.fault.Fault;
import io.sportscards.faults.fault.HalfOpenConnection;
import io.sportscards.faults.fault.HostileMessages;
import io.sportscards.faults.fault.JobManagerKilled;
import io.sportscards.faults.fault.LateDuplicate;
import io.sportscards.faults.fault.Poison;
import io.sportscards.faults.fault.SmallPrefetch;
import io.sportscards.faults.fault.StoreRefuses;
import io.sportscards.faults.fault.StoreRestarted;
import io.sportscards.faults.fault.StoreSlow;
import io.sportscards.faults.fault.TaskManagerFrozen;
import io.sportscards.faults.fault.TaskManagerKilled;
import io.sportscards.faults.fault.UploadAborted;
import io.sportscards.faults.fault.ZooKeeperDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * The faults that a timeline draws from. A deck holds 40, every kind at least once and the quick
 * ones more often.
 */
enum FaultKind {
  R1(2, true, r -> new BrokerDown(one(r, BrokerDown.Way.values()))),
  R2(3, true, r -> new ConnectionLost(one(r, ConnectionLost.Way.values()))),
  R3(1, true, r -> new HalfOpenConnection()),
  R4(1, false, r -> new AcknowledgementTimeout()),
  R5(1, false, r -> new DeliveryLimitReached(number(r, 1, 3))),
  R6(1, false, r -> new BrokerAlarm(one(r, BrokerAlarm.Resource.values()))),
  R7(1, false, r -> new SmallPrefetch(seed(r), 10, 40)),
  F1(5, true, r -> new TaskManagerKilled()),
  F2(2, true, r -> new JobManagerKilled(one(r, JobManagerKilled.Victims.values()))),
  F3(2, true, r -> new TaskManagerFrozen()),
  F4(1, false, r -> new CheckpointsTimeOut(number(r, 1, 2))),
  F5(1, true, r -> new ZooKeeperDown(seconds(r, 2, 14))),
  F6(1, true, r -> new BurstOfKills(seed(r), number(r, 4, 8))),
  S1(
      6,
      false,
      r ->
          new StoreRefuses(
              one(r, StoreRefuses.Request.values()),
              one(r, StoreRefuses.Answer.values()),
              number(r, 1, 40))),
  S2(1, false, r -> new StoreSlow(number(r, 4, 40) * 1_000, seconds(r, 4, 8))),
  S3(3, false, r -> new CommitUnknown(one(r, CommitUnknown.Afterwards.values()), number(r, 1, 10))),
  S4(1, false, r -> new UploadAborted(seed(r), 40)),
  S5(2, true, r -> new StoreRestarted(seconds(r, 1, 4))),
  D1(1, false, r -> new Poison(seed(r), 60)),
  D2(1, false, r -> new HostileMessages(seed(r))),
  D3(1, false, r -> new DuplicateStorm(seed(r), 10, 100)),
  D4(1, false, r -> new LateDuplicate(seed(r), 20, Duration.ofSeconds(3))),
  D5(1, false, r -> new ClockSkew(seed(r), 30, number(r, 1, 20)));

  private final int share;
  private final boolean hasMoments;

  @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
  private final Function<Random, Fault> drawing;

  /**
   * @param share how often a deck holds it
   * @param hasMoments whether it matters what the job is doing then
   */
  FaultKind(int share, boolean hasMoments, Function<Random, Fault> drawing) {
    this.share = share;
    this.hasMoments = hasMoments;
    this.drawing = drawing;
  }

  /** Every kind, in the order of this list. */
  static List<FaultKind> deck() {
    List<FaultKind> deck = new ArrayList<>();
    Arrays.stream(values())
        .forEach(
            kind -> {
              for (int i = 0; i < kind.share; i++) {
                deck.add(kind);
              }
            });
    return deck;
  }

  Moment drawMoment(Random random) {
    return hasMoments ? one(random, Moment.values()) : Moment.AFTER_A_CHECKPOINT;
  }

  Fault draw(Random random) {
    return drawing.apply(random);
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Both ends included. */
  private static int number(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private static Duration seconds(Random random, int least, int most) {
    return Duration.ofSeconds(number(random, least, most));
  }

  /** Of a fault's own events; the traffic has others. */
  private static long seed(Random random) {
    return random.nextInt(1_000_000);
  }
}
