package io.sportscards.ingest.archive;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** A start that no retry makes right: Flink fails the job at once instead of restarting it. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class RefusedStartException extends IOException {
  RefusedStartException(String message) {
    super(message);
  }
}
