#include <algorithm>

#include "edge.hpp"

namespace sideman {

// Read as late in the block as can be: once, before the first message goes out.
void Edge::plan() noexcept {
  planned_ = true;
  if (!companion_.is_connected() || plays_take_ || deaf_) {
    orders_.skip();
    now_.skip();
    return;
  }
  drain(orders_, false);
  drain(now_, true);
}

// While everything that may wait does wait, the rest stays in the ring, and the companion is refused there.
void Edge::drain(OrderRing &ring, bool now) noexcept {
  std::uint64_t broken = 0;
  for (std::uint64_t left = ring.waiting(broken); left > 0 && !is_full(); left--) receive(ring.next(), now);
  ring.release();
  if (broken > 0) add(link_.orders_broken, broken);
}

void Edge::receive(const sideman_order &record, bool now) noexcept {
  std::optional<Order> checked = check(record);
  if (!checked) {
    add(link_.orders_broken, 1u);
    return;
  }
  Order &order = *checked;
  const bool ticks = order.unit == SIDEMAN_TICKS;
  if (now) {
    const double start = ticks ? timeline_.session_tick() : static_cast<double>(frame_);
    order.end += start - order.start;
    order.start = start;
  }
  if (record.epoch != epoch_ || (ticks && !timeline_.rolling()) || is_recalled(order)) {
    if (order.kind == SIDEMAN_ORDER_NOTE) add(link_.notes_stale, 1u);
    return;
  }
  if (order.kind == SIDEMAN_ORDER_RELEASE) {
    release(order);
    return;
  }
  order.sequence = ++sequence_;
  waiting(order.unit).add(order);
}

// A note planned before recall G of its role is void when it would start where G counts, or later. A
// companion may recall from an earlier moment than before, so every recall since is asked. Of more
// than fifteen recalls the oldest are forgotten, and with them the note.
bool Edge::is_recalled(const Order &order) const noexcept {
  if (order.kind != SIDEMAN_ORDER_NOTE) return false;
  const std::uint32_t current = acquire(link_.generation[order.role]);
  const std::uint32_t age = current - order.generation;
  if (age >= SIDEMAN_RECALLS) return true;
  for (std::uint32_t recall = order.generation + 1; recall != current + 1; recall++) {
    const auto moment = load(link_.recalled[order.role][recall % SIDEMAN_RECALLS]);
    if (order.start >= static_cast<double>(moment)) return true;
  }
  return false;
}

// Shortens the note that it names, whether it sounds or waits, and nothing else.
void Edge::release(const Order &order) noexcept {
  if (voices_.sounds(order.role, order.key)) {
    Voice &voice = voices_.at(order.role, order.key);
    if (voice.id == order.id && voice.unit == order.unit) {
      // A release that comes late ends the note on the first frame, and so it stands in the take.
      const double first =
          voice.unit == SIDEMAN_TICKS ? timeline_.session_tick() : static_cast<double>(frame_);
      voice.end = std::min(voice.end, std::max(order.start, first));
      voice.end_offset = offset_of(voice.end, voice.unit);
      return;
    }
  }
  waiting(order.unit).shorten(order.role, order.key, order.id, order.start);
}

}  // namespace sideman
