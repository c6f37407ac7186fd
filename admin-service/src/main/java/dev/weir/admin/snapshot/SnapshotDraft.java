package dev.weir.admin.snapshot;

import dev.weir.ledger.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** A snapshot that is being put together. One thread. */
public final class SnapshotDraft {

  public final List<Snapshot.Key> keys = new ArrayList<>();
  public final List<Snapshot.ProviderEntry> providers = new ArrayList<>();
  public final List<Snapshot.ModelEntry> models = new ArrayList<>();
  public final List<Snapshot.AliasEntry> aliases = new ArrayList<>();
  public final List<Snapshot.PriceEntry> prices = new ArrayList<>();
  public final List<Snapshot.Rule> rules = new ArrayList<>();
}
