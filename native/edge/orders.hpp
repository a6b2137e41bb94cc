// Orders of the companion on their way to a frame: read from the rings, checked, kept until they are due.
#ifndef SIDEMAN_EDGE_ORDERS_HPP
#define SIDEMAN_EDGE_ORDERS_HPP

#include <array>
#include <cstdint>
#include <optional>

#include "sideman/link.h"

namespace sideman {

constexpr unsigned ROLES = SIDEMAN_ROLES;
constexpr std::uint8_t NO_ROLE = 255;

// An order that has passed every check. Ticks and frames are exact in a double up to 2^53.
struct Order {
  double start;
  double end;                // notes
  std::uint64_t sequence;    // of arrival
  std::uint32_t id;          // MIDI: the message
  std::uint32_t generation;  // notes
  sideman_order_kind kind;
  sideman_order_unit unit;
  std::uint8_t role;
  std::uint8_t key;
  std::uint8_t velocity;
};

// [audio-thread] Nothing when the record breaks a rule of link.h. `sequence` is left to the caller.
std::optional<Order> check(const sideman_order &record) noexcept;

// [audio-thread] Bytes of a short message packed as in reports, 0 when it is none that orders may send:
// notes only come whole, and system exclusive not at all.
unsigned message_size(std::uint32_t message) noexcept;

// The reading end of a ring of orders.
class OrderRing {
 public:
  OrderRing(sideman_ring_head &head, const sideman_order *records) noexcept
      : head_(head), records_(records) {}

  // [audio-thread] How many records wait now. An index that cannot be is answered by starting
  // again from it; `broken` then counts what was lost.
  std::uint64_t waiting(std::uint64_t &broken) noexcept;
  // [audio-thread] The next record. Only while some wait.
  sideman_order next() noexcept;
  // [audio-thread] Lets the writer have the room of what was taken.
  void release() noexcept;
  // [audio-thread] Takes everything unseen.
  void skip() noexcept;

 private:
  sideman_ring_head &head_;
  const sideman_order *records_;
  std::uint64_t read_ = 0;  // own copy: the shared one could be anything
};

// Orders that are not due yet, of one unit, earliest first.
class Waiting {
 public:
  static constexpr unsigned CAPACITY = 4096;

  // [audio-thread] All: constant or logarithmic time, no allocation.
  bool is_full() const noexcept { return size_ == CAPACITY; }
  bool is_empty() const noexcept { return size_ == 0; }
  unsigned size() const noexcept { return size_; }
  const Order &first() const noexcept { return heap_[0]; }
  void add(const Order &order) noexcept;
  void remove_first() noexcept { remove(0); }
  void clear() noexcept { size_ = 0; }

  // [audio-thread] Ends a waiting note earlier, or forgets it when it would end before it starts. Linear.
  bool shorten(std::uint8_t role, std::uint8_t key, std::uint32_t id, double end) noexcept;

 private:
  void remove(unsigned index) noexcept;
  void sift_up(unsigned index) noexcept;
  void sift_down(unsigned index) noexcept;

  std::array<Order, CAPACITY> heap_{};
  unsigned size_ = 0;
};

}  // namespace sideman
#endif
