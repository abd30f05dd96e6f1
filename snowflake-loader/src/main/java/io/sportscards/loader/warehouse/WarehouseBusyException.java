package io.sportscards.loader.warehouse;

import java.io.IOException;

/** Somebody else holds the warehouse for longer than one may wait. */
public final class WarehouseBusyException extends IOException {
  private static final long serialVersionUID = 1L;

  WarehouseBusyException(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
