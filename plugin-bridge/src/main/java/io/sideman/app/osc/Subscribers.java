package io.sideman.app.osc;

import io.sideman.app.osc.OscPacket.Message;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// Who wants to hear how the bands stand. A subscription lasts a minute and is renewed by
/// subscribing again, so that nobody who has gone is told for ever.
final class Subscribers {
  private static final long LEASE_NANOS = 60_000_000_000L;
  private static final int MOST = 16;

  private final OscBands bands;
  private final LongSupplier clockNanos;
  private final Map<InetSocketAddress, Subscription> subscriptions = new LinkedHashMap<>();

  private record Subscription(OscStates states, int band, long endNanos) {}

  Subscribers(OscBands bands) {
    this(bands, System::nanoTime);
  }

  Subscribers(OscBands bands, LongSupplier clockNanos) {
    this.bands = bands;
    this.clockNanos = clockNanos;
  }

  /// Begins or renews a subscription, and answers what its subscriber has been told.
  ///
  /// @throws OscException when there are too many
  OscStates add(InetSocketAddress address, int band) throws OscException {
    Subscription before = subscriptions.get(address);
    if (before == null && subscriptions.size() >= MOST) {
      throw new OscException("There are " + MOST + " subscribers already.");
    }
    OscStates states =
        before != null && before.band() == band ? before.states() : new OscStates(bands, band);
    long end = clockNanos.getAsLong() + LEASE_NANOS;
    subscriptions.put(address, new Subscription(states, band, end));
    return states;
  }

  void remove(InetSocketAddress address) {
    subscriptions.remove(address);
  }

  /// Gives every subscriber what has changed.
  void tell(BiConsumer<InetSocketAddress, List<Message>> send) {
    long now = clockNanos.getAsLong();
    Iterator<Map.Entry<InetSocketAddress, Subscription>> all = subscriptions.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<InetSocketAddress, Subscription> one = all.next();
      if (now - one.getValue().endNanos() > 0) {
        all.remove();
        continue;
      }
      List<Message> changes = one.getValue().states().changes();
      if (!changes.isEmpty()) {
        send.accept(one.getKey(), changes);
      }
    }
  }
}
