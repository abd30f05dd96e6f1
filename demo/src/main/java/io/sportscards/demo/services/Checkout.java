package io.sportscards.demo.services;

import java.nio.file.Path;
import java.util.List;

/** The checkout that {@code ./cards} stands in. */
public final class Checkout {
  private Checkout() {}

  /** Its root, which the script {@code cards} tells; the working directory otherwise. */
  public static Path root() {
    return Path.of(System.getProperty("sportscards.root", "")).toAbsolutePath();
  }

  /** Where local state lies: {@code .local}, unless the script was told another place. */
  public static Path local() {
    return Path.of(System.getProperty("sportscards.local", root().resolve(".local").toString()))
        .toAbsolutePath();
  }

  /** The user's settings, and before them what the running local platform says of itself. */
  public static List<Path> envFiles() {
    return List.of(root().resolve(".env"), local().resolve("env"));
  }

  /** Where publish runs keep their ledgers. */
  public static Path ledgers() {
    return local().resolve("ledger");
  }
}
