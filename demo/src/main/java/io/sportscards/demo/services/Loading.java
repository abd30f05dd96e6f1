package io.sportscards.demo.services;

import io.sportscards.loader.commands.LoaderParts;
import io.sportscards.settings.WarehouseSettings;

/**
 * What the loader's commands work with here: the archive at rest too, and the checkout's warehouse.
 */
public final class Loading {
  public static final LoaderParts PARTS =
      new LoaderParts(
          Archive.SETTINGS,
          Archive::open,
          WarehouseSettings.WAREHOUSE_FILE.withDefault(
              Checkout.local().resolve("warehouse.duckdb").toString()));

  private Loading() {}
}
