package io.sportscards.loader.commands;

import static io.sportscards.loader.commands.JsonOutput.JSON;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.Journal;
import io.sportscards.loader.find.Trail;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says where one event is. */
final class FindCommand implements CliCommand {
  private static final Setting<String> EVENT_ID =
      SettingTypes.text("EVENT_ID", null, "The event to look for").asFlag();

  private final LoaderParts parts;

  FindCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(List.of(EVENT_ID));
    settings.addAll(parts.settings());
    settings.addAll(Journal.OPTIONAL_SETTINGS);
    settings.add(JSON);
    return new Command(
        "cards find",
        "Say where one event is: row of the journal, lines of files, rows of RAW. Files are searched by the types and days that journal or RAW know.",
        settings,
        List.of("./cards find --event-id 0197c2a0-0000-7000-8000-000000000004"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Trail trail = new Trail(settings.get(EVENT_ID));
    Optional<Journal> journal = Journal.ifNamed(settings);
    if (journal.isPresent()) {
      trail.follow(journal.get());
    }
    try (ArchiveFiles archive = parts.archive(settings)) {
      trail.follow(parts.existing(settings, archive));
      trail.follow(archive);
    }
    if (settings.get(JSON)) {
      System.out.println(JsonOutput.of(trail.places()));
      return trail.places().isEmpty() ? ExitCode.DISAGREE : ExitCode.DONE;
    }
    Table table = new Table("layer", "where", "what");
    trail.places().forEach(place -> table.row(place.layer(), place.where(), place.what()));
    System.out.print(table);
    if (trail.places().isEmpty()) {
      System.out.printf(
          "event_id %s is in no table%s%n",
          settings.get(EVENT_ID),
          journal.isPresent() ? " and not in the journal" : "; the journal was not asked");
      return ExitCode.DISAGREE;
    }
    return ExitCode.DONE;
  }
}
