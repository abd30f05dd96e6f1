package io.sportscards.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the generated part of the contract's page against the contract. */
class ContractDocTest {
  private static final Path PAGE = Path.of("..", "docs", "event-contract.md");
  private static final String START = "<!-- from here on generated from the .proto files -->\n";
  private static final String REWRITE =
      "Write it again: mvn -pl event-contracts -am test -Dtest=ContractDocTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfixtures.write=true";

  @Test
  void thePageSaysWhatTheContractSays() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(START) + START.length();
    String generated = new ContractDoc(EventContract.current()).text();
    Golden.hold(PAGE, page.substring(0, start) + generated, REWRITE);
  }
}
