package io.sideman.corpus.sessions;

import io.sideman.library.item.Item;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.SessionNet;
import io.sideman.library.taste.TasteModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The product's taste of a listener of whom nothing was known before the sitting: all parts by
/// their usual weights.
public final class TasteRival implements Rival {
  private static final int LIBRARY = 200; // items that stand for all, as in the product
  private static final String SITTING = "now";

  private final Pool pool;
  private final Optional<SessionNet> net;
  private final List<Item> library;
  private TasteModel model;
  private int deeds;

  /// @param net empty: taste without it
  public TasteRival(Pool pool, Optional<SessionNet> net, long seed) {
    this.pool = pool;
    this.net = net;
    var items = new ArrayList<>(pool.items());
    Collections.shuffle(items, new Random(seed));
    library = items.subList(0, Math.min(LIBRARY, items.size()));
    model = TasteModel.of(List.of(), Map.of(), library, net);
  }

  @Override
  public void begin() {
    model = TasteModel.of(List.of(), Map.of(), library, net);
    deeds = 0;
  }

  @Override
  public void hear(Act act, int item) {
    Item heard = pool.items().get(item);
    Instant at = Instant.EPOCH.plusSeconds(60L * deeds++);
    model.hear(Deed.of(act, heard.id(), Path.of(""), at, SITTING), Optional.of(heard));
  }

  @Override
  public double[] scores() {
    return pool.items().stream().mapToDouble(model::of).toArray();
  }
}
