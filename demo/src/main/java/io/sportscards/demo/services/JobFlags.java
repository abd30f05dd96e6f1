package io.sportscards.demo.services;

import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The flags that give a job's main the values that hold here; none of them is a secret. */
public final class JobFlags {
  private JobFlags() {}

  /** Values by flag, of those settings that have one; empty for a switch that is on. */
  public static Map<String, String> of(List<Setting<?>> some, Settings settings) {
    Map<String, String> flags = new TreeMap<>();
    for (Setting<?> setting : some) {
      String text = settings.text(setting);
      if (settings.get(setting) instanceof Boolean on) {
        if (on) {
          flags.put(setting.key(), "");
        }
      } else if (text != null) {
        // Flink's processes run in another directory
        boolean isRelative = isLocalPath(setting, settings);
        flags.put(setting.key(), isRelative ? Path.of(text).toAbsolutePath().toString() : text);
      }
    }
    return flags;
  }

  private static boolean isLocalPath(Setting<?> setting, Settings settings) {
    return settings.get(setting) instanceof Path
        || (setting.name().equals(PlatformSettings.EVENT_DESCRIPTORS.name())
            && !settings.text(setting).contains("://"));
  }
}
