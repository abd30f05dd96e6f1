package io.sportscards.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformSettingsTest {
  private static final Path ROOT = Path.of("..");

  private static List<Setting<?>> all() {
    return PlatformSettings.sections().stream()
        .<Setting<?>>flatMap(s -> s.settings().stream())
        .toList();
  }

  @Test
  void envExampleListsEverySettingAndNoOther() {
    assertThat(EnvExample.names())
        .containsExactlyElementsOf(all().stream().map(Setting::name).toList());
  }

  @Test
  void everyDeclaredSettingStandsInASection() throws IllegalAccessException {
    List<Setting<?>> declared = new ArrayList<>();
    for (Class<?> place : List.of(PlatformSettings.class, WarehouseSettings.class)) {
      for (Field field : place.getFields()) {
        if (field.get(null) instanceof Setting<?> setting) {
          declared.add(setting);
        }
      }
    }
    assertThat(all()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void envExampleHoldsValuesThatAreAccepted() throws IOException {
    Map<String, String> values = new HashMap<>();
    List<String> problems = new ArrayList<>();
    values.putAll(EnvFile.read(ROOT.resolve(".env.example"), EnvExample.names(), problems));
    assertThat(problems).isEmpty();
    Command everything = new Command("all", "", all(), List.of());
    Settings.read(everything, new Sources(List.of(), values, List.of()));
  }

  @Test
  void theSettingsReferenceIsUpToDate() throws IOException {
    Path page = ROOT.resolve("docs/settings.md");
    if (Boolean.getBoolean("write.docs")) {
      Files.writeString(page, SettingsReference.markdown());
    }
    assertThat(Files.readString(page))
        .as("docs/settings.md is stale; `make docs` writes it")
        .isEqualTo(SettingsReference.markdown());
  }
}
