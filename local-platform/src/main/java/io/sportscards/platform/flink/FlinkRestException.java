package io.sportscards.platform.flink;

import java.net.URI;

/** The cluster refused a request or could not be asked; the message is a sentence for a person. */
public final class FlinkRestException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  private FlinkRestException(String message, int status, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  static FlinkRestException refused(String request, URI uri, int status, String reason) {
    return new FlinkRestException(
        "Flink at %s answered %d to %s: %s".formatted(uri, status, request, reason), status, null);
  }

  static FlinkRestException unreachable(String request, URI uri, Throwable cause) {
    return new FlinkRestException(
        "Flink at %s did not answer %s (%s); check that the cluster is up"
            .formatted(uri, request, cause),
        0,
        cause);
  }

  static FlinkRestException failed(String what) {
    return new FlinkRestException(what, 0, null);
  }

  /** HTTP status of the answer; 0 when there was none. */
  public int status() {
    return status;
  }
}
