package io.sportscards.ingest.run;

import io.sportscards.contracts.EventContract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The contracts that an archive was written with, each a descriptor set {@code
 * _contracts/<fingerprint>.binpb}: lines name their contract, and outlive the program that had it.
 */
public final class KeptContracts {
  private final String root;

  /**
   * @param root the archive's directory, with no slash at its end
   */
  public KeptContracts(String root) {
    this.root = root;
  }

  /**
   * Keeps a contract; nothing is written when it is there already.
   *
   * @throws IOException when the archive cannot be reached, or has something else under its name
   */
  public void keep(EventContract contract) throws IOException {
    if (find(contract.fingerprint()).isPresent()) {
      return;
    }
    Path path = path(contract.fingerprint());
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      out.write(contract.toByteArray());
    }
  }

  /**
   * The contract of this fingerprint, if it was kept.
   *
   * @throws IOException when the archive cannot be reached, or has something else under its name
   */
  public Optional<EventContract> find(String fingerprint) throws IOException {
    Path path = path(fingerprint);
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      EventContract contract = EventContract.of(in.readAllBytes());
      if (contract.fingerprint().equals(fingerprint)) {
        return Optional.of(contract);
      }
      throw new IOException(notTheContract(path, "it is contract " + contract.fingerprint()));
    } catch (FileNotFoundException neverKept) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(notTheContract(path, e.getMessage()), e);
    }
  }

  /** Where a contract is, or would be, kept; a job takes it from there as EVENT_DESCRIPTORS. */
  public String location(String fingerprint) {
    return path(fingerprint).toString();
  }

  private static String notTheContract(Path path, String why) {
    return "%s is not the contract that its name says (%s); put back the descriptor set that the lines of this contract were decoded with."
        .formatted(path, why);
  }

  private Path path(String fingerprint) {
    return new Path("%s/_contracts/%s.binpb".formatted(root, fingerprint));
  }
}
