package io.sportscards.demo.services;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.platform.ledger.ArchivedContracts;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contract that the live job decodes with. */
public final class JobContract {
  /** What a command must list to use it. */
  public static final List<Setting<?>> SETTINGS = settings();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String S3 = "s3://";

  private JobContract() {}

  /**
   * The one that EVENT_DESCRIPTORS names; else the one that the archive keeps of the run; else this
   * version's own, with a line on standard error when the archive could not be asked.
   *
   * @throws CommandFailure when what EVENT_DESCRIPTORS names cannot be used
   */
  public static EventContract find(Settings settings) throws CommandFailure {
    String location = settings.get(PlatformSettings.EVENT_DESCRIPTORS);
    if (location == null) {
      return ofRun(settings);
    }
    try {
      return EventContract.extending(read(settings, location));
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "EVENT_DESCRIPTORS=\"%s\" cannot be used here: %s".formatted(location, e.getMessage()));
    }
  }

  private static byte[] read(Settings settings, String location) throws IOException {
    if (!location.startsWith(S3)) {
      return Files.readAllBytes(Path.of(location));
    }
    String[] bucketAndKey = location.substring(S3.length()).split("/", 2);
    if (bucketAndKey.length < 2) {
      throw new IOException("it names a bucket, but no object in it");
    }
    try (ArchiveFiles bucket = Archive.bucket(settings, bucketAndKey[0], null);
        InputStream in = bucket.open(bucketAndKey[1])) {
      return in.readAllBytes();
    }
  }

  private static EventContract ofRun(Settings settings) {
    EventContract compiledIn = EventContract.current();
    try (ArchiveFiles archive = Archive.open(settings);
        InputStream in = archive.open("_runs/" + settings.get(PlatformSettings.RUN_ID) + ".json")) {
      String fingerprint = JSON.readValue(in, RunRecord.class).contract();
      return new ArchivedContracts(archive)
          .find(fingerprint)
          .orElseThrow(
              () -> new IOException("it does not keep contract " + fingerprint + " of the run"));
    } catch (CommandFailure | FileNotFoundException noArchiveOrNoRunYet) {
      return compiledIn;
    } catch (IOException e) {
      System.err.printf(
          "The archive does not say what the live job decodes with (%s); judged by contract %s, which this version was built with.%n",
          e.getMessage(), compiledIn.fingerprint());
      return compiledIn;
    }
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>(Archive.SETTINGS);
    settings.add(PlatformSettings.RUN_ID);
    settings.add(PlatformSettings.EVENT_DESCRIPTORS);
    return List.copyOf(settings);
  }
}
