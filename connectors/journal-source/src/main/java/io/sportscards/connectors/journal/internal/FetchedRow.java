package io.sportscards.connectors.journal.internal;

/**
 * A row on its way from the fetching thread to the task's.
 *
 * @param value what the row reader made of it; null is none
 */
public record FetchedRow<T>(long id, T value) {}
