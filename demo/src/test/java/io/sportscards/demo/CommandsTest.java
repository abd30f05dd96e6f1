package io.sportscards.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.settings.CliCommand;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandsTest {
  @Test
  void everySharedSettingIsReadByACommandAndNothingElseIsShared() {
    Set<String> read =
        Commands.all().stream()
            .flatMap(command -> command.spec().with(PlatformSettings.LOG_LEVEL).settings().stream())
            .filter(setting -> setting.kind() != Setting.Kind.FLAG)
            .map(Setting::name)
            .collect(Collectors.toSet());
    List<String> declared =
        PlatformSettings.sections().stream()
            .flatMap(section -> section.settings().stream())
            .map(Setting::name)
            .toList();
    assertThat(read).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyCommandHasHelpWithAnExampleOfItself() {
    for (CliCommand command : Commands.all()) {
      assertThat(command.spec().help()).contains("./cards " + command.word());
    }
  }
}
