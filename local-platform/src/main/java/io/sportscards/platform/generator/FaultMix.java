package io.sportscards.platform.generator;

/**
 * How much goes wrong, each as a share of the events of the world, 0 to 1.
 *
 * @param duplicates events delivered again later, as the same bytes or in the other encoding
 * @param conflicts events whose event_id comes again with other content
 * @param late events published long after they occurred
 * @param bad additional messages that cannot be accepted, of every kind in turn
 * @param badDuplicates share of those bad messages that are delivered again
 * @param unknownFields events with a field that the contract does not know; they are accepted
 */
public record FaultMix(
    double duplicates,
    double conflicts,
    double late,
    double bad,
    double badDuplicates,
    double unknownFields) {

  public FaultMix {
    check("duplicates", duplicates);
    check("conflicts", conflicts);
    check("late", late);
    check("bad", bad);
    check("badDuplicates", badDuplicates);
    check("unknownFields", unknownFields);
  }

  /** A broker's ordinary bad days: 5 % duplicates, 1 % bad, and some of all else. */
  public static FaultMix usual() {
    return new FaultMix(0.05, 0.002, 0.01, 0.01, 0.2, 0.01);
  }

  public static FaultMix none() {
    return new FaultMix(0, 0, 0, 0, 0, 0);
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of " + name + " is " + share + "; expected a number from 0 to 1.");
    }
  }
}
