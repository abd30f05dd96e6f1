package io.sportscards.settings;

import java.util.function.Function;

/**
 * One setting of the platform: its one name, how its text becomes a value, its default and what it
 * means.
 *
 * @param name upper case with underscores, e.g. {@code DEDUP_WINDOW}; the YAML key and the flag are
 *     the same words in lower case with dashes
 * @param expected what a good value looks like, for the message about a bad one, e.g. {@code an
 *     ISO-8601 duration such as PT6H}
 * @param defaultText the text used when none is given; null when a value must be given
 * @param description one sentence for the settings reference and {@code --help}: consequence, unit,
 *     bounds
 * @param parser turns the text into a value; throws {@link IllegalArgumentException} for a bad one
 */
public record Setting<T>(
    String name,
    String expected,
    String defaultText,
    String description,
    Function<String, T> parser) {}
