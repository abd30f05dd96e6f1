package io.sportscards.settings;

import io.sportscards.settings.Setting.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types a setting can have. Each says in words what a good value looks like. */
public final class SettingTypes {
  static final String SWITCH = "true or false";
  static final String PATH = "a path";
  static final String PATH_OR_URI = "a path or a URI such as s3://bucket/key";

  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(B|KiB|MiB|GiB)");
  private static final Map<String, Long> UNITS =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private SettingTypes() {}

  /** Text that is not empty. */
  public static Setting<String> text(String name, String defaultText, String description) {
    return new Setting<>(name, "text", defaultText, description, Kind.SHARED, text -> text);
  }

  /** Text that matches a pattern as a whole; {@code expected} says the pattern in words. */
  public static Setting<String> text(
      String name, Pattern pattern, String expected, String defaultText, String description) {
    return new Setting<>(
        name, expected, defaultText, description, Kind.SHARED, text -> matching(pattern, text));
  }

  /** A value that no log, error or {@code toString} shows, and that no flag takes. */
  public static Setting<Secret> secret(String name, String defaultText, String description) {
    return new Setting<>(name, "text", defaultText, description, Kind.SECRET, Secret::new);
  }

  /**
   * A secret that must not be given.
   *
   * @param reason goes on after "is not", e.g. {@code to be set: ...}
   */
  public static Setting<Secret> refused(String name, String reason, String description) {
    return new Setting<>(
        name,
        reason,
        "",
        description,
        Kind.SECRET,
        text -> {
          throw new IllegalArgumentException();
        });
  }

  /** An ISO-8601 duration longer than zero. */
  public static Setting<Duration> duration(String name, String defaultText, String description) {
    return new Setting<>(
        name,
        "an ISO-8601 duration such as PT10S, PT6H or P7D",
        defaultText,
        description,
        Kind.SHARED,
        text -> {
          Duration duration = Duration.parse(text);
          require(duration.compareTo(Duration.ZERO) > 0);
          return duration;
        });
  }

  /** A size in bytes, at least one; the unit is part of the value. */
  public static Setting<Long> bytes(String name, String defaultText, String description) {
    return new Setting<>(
        name,
        "a size with its unit B, KiB, MiB or GiB, such as 16MiB",
        defaultText,
        description,
        Kind.SHARED,
        SettingTypes::parseBytes);
  }

  /** A size in bytes, at least one and at most so many MiB. */
  public static Setting<Long> bytes(
      String name, int mostMib, String defaultText, String description) {
    return new Setting<>(
        name,
        "a size of at most " + mostMib + "MiB with its unit B, KiB or MiB, such as 1MiB",
        defaultText,
        description,
        Kind.SHARED,
        text -> {
          long bytes = parseBytes(text);
          require(bytes <= (long) mostMib << 20);
          return bytes;
        });
  }

  /** A whole number within bounds, both included. */
  public static Setting<Integer> integer(
      String name, int least, int most, String defaultText, String description) {
    return new Setting<>(
        name,
        "a whole number from " + least + " to " + most,
        defaultText,
        description,
        Kind.SHARED,
        text -> {
          int value = Integer.parseInt(text);
          require(value >= least && value <= most);
          return value;
        });
  }

  /** A share from 0 to 1. */
  public static Setting<Double> share(String name, String defaultText, String description) {
    return new Setting<>(
        name,
        "a share from 0 to 1 such as 0.05",
        defaultText,
        description,
        Kind.SHARED,
        text -> {
          double value = Double.parseDouble(text);
          require(value >= 0 && value <= 1);
          return value;
        });
  }

  /** A URI with one of the schemes. */
  public static Setting<URI> uri(
      String name, List<String> schemes, String defaultText, String description) {
    return new Setting<>(
        name,
        "a URI that starts with " + String.join(":// or ", schemes) + "://",
        defaultText,
        description,
        Kind.SHARED,
        text -> {
          URI uri = URI.create(text);
          require(uri.getScheme() != null && schemes.contains(uri.getScheme()));
          require(uri.getHost() != null);
          return uri;
        });
  }

  /** An instant such as {@code 2026-01-31T00:00:00Z}. */
  public static Setting<Instant> instant(String name, String defaultText, String description) {
    return new Setting<>(
        name,
        "an instant such as 2026-01-31T00:00:00Z",
        defaultText,
        description,
        Kind.SHARED,
        Instant::parse);
  }

  /**
   * A path of the local file system. A relative one is taken from the directory of the file that
   * gives it, or from where the command runs if a flag or the environment does.
   */
  public static Setting<Path> path(String name, String defaultText, String description) {
    return new Setting<>(name, PATH, defaultText, description, Kind.SHARED, Path::of);
  }

  /** The same, or a URI, which is taken as it is. */
  public static Setting<String> pathOrUri(String name, String defaultText, String description) {
    return new Setting<>(name, PATH_OR_URI, defaultText, description, Kind.SHARED, text -> text);
  }

  /** One of the constants of an enum, written in lower case with dashes. */
  public static <E extends Enum<E>> Setting<E> choice(
      String name, Class<E> type, String defaultText, String description) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(SettingTypes::wordOf).toList();
    return new Setting<>(
        name,
        "one of " + String.join(", ", words),
        defaultText,
        description,
        Kind.SHARED,
        text -> {
          int index = words.indexOf(text.toLowerCase(Locale.ROOT));
          require(index >= 0);
          return type.getEnumConstants()[index];
        });
  }

  /** A switch: {@code --keep} alone means true. */
  public static Setting<Boolean> toggle(String name, String description) {
    return new Setting<>(
        name,
        SWITCH,
        "false",
        description,
        Kind.FLAG,
        text -> {
          require(text.equals("true") || text.equals("false"));
          return text.equals("true");
        });
  }

  /** Reads a size such as {@code 16MiB} or {@code 512 KiB} as bytes. */
  static long parseBytes(String text) {
    Matcher size = SIZE.matcher(text);
    require(size.matches());
    long bytes = Math.multiplyExact(Long.parseLong(size.group(1)), UNITS.get(size.group(2)));
    require(bytes > 0);
    return bytes;
  }

  private static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String matching(Pattern pattern, String text) {
    require(pattern.matcher(text).matches());
    return text;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
