package io.sportscards.platform.ledger;

import java.io.IOException;
import java.util.function.Consumer;

/** Says what an archive must hold; it may be asked more than once, and says the same each time. */
@FunctionalInterface
public interface Demands {

  /**
   * Hands on each demand; what is demanded twice is demanded once.
   *
   * @throws IOException when they cannot be read
   */
  void forEach(Consumer<LedgerEntry> entries) throws IOException;
}
