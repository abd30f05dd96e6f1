package io.sportscards.platform.ledger;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.contracts.EventContract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The contracts that the lines of an archive name. Thread-safe; each is read once. */
public final class ArchivedContracts {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8}");

  private final ArchiveFiles files;
  private final Map<String, EventContract> known = new ConcurrentHashMap<>();

  public ArchivedContracts(ArchiveFiles files) {
    this.files = files;
    EventContract compiledIn = EventContract.current();
    known.put(compiledIn.fingerprint(), compiledIn);
  }

  /**
   * The contract of a fingerprint, if the archive keeps it or this version was built with it.
   *
   * @throws IOException when the archive cannot be read, or keeps something else under its name
   */
  public Optional<EventContract> find(String fingerprint) throws IOException {
    EventContract contract = fingerprint == null ? null : known.get(fingerprint);
    if (contract == null && fingerprint != null && FINGERPRINT.matcher(fingerprint).matches()) {
      contract = read(fingerprint);
    }
    return Optional.ofNullable(contract);
  }

  private EventContract read(String fingerprint) throws IOException {
    String key = "_contracts/" + fingerprint + ".binpb";
    try (InputStream in = files.open(key)) {
      EventContract contract = EventContract.of(in.readAllBytes());
      if (!contract.fingerprint().equals(fingerprint)) {
        throw new IOException(key + " holds contract " + contract.fingerprint());
      }
      known.put(fingerprint, contract);
      return contract;
    } catch (FileNotFoundException neverKept) {
      return null;
    } catch (IllegalArgumentException e) {
      throw new IOException(key + " holds no contract: " + e.getMessage(), e);
    }
  }
}
