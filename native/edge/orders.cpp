#include "orders.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "atomic.hpp"

namespace sideman {

unsigned message_size(std::uint32_t message) noexcept {
  const unsigned status = message & 0xFF, first = message >> 8 & 0xFF, second = message >> 16 & 0xFF;
  unsigned size = 0;
  switch (status & 0xF0) {
    case 0xA0:
    case 0xB0:
    case 0xE0:
      size = 3;
      break;
    case 0xC0:
    case 0xD0:
      size = 2;
      break;
    case 0xF0:
      size = status == 0xF2 ? 3 : status == 0xF3 ? 2 : status >= 0xF6 && status != 0xF7 ? 1 : 0;
      break;
    default:
      break;
  }
  if ((size > 1 && first > 127) || (size > 2 && second > 127)) return 0;
  return size;
}

static bool is_exact(std::int64_t moment) noexcept {
  return moment >= -(INT64_C(1) << 52) && moment <= INT64_C(1) << 52;
}

std::optional<Order> check(const sideman_order &record) noexcept {
  const unsigned kind = record.kind & 0x3F;
  if ((record.kind & 0x80) != 0 || !is_exact(record.start)) return std::nullopt;
  Order order{};
  order.start = static_cast<double>(record.start);
  order.id = record.id;
  order.generation = record.generation;
  order.unit = (record.kind & 0x40) != 0 ? SIDEMAN_TICKS : SIDEMAN_FRAMES;
  order.role = record.role;
  order.key = record.key;
  order.velocity = record.velocity;
  bool good = false;
  if (kind == SIDEMAN_ORDER_NOTE) {
    good = record.role < ROLES && record.key < 128 && record.velocity >= 1 && record.velocity < 128 &&
           record.id != 0 && is_exact(record.end) && record.end > record.start;
    order.end = good ? static_cast<double>(record.end) : 0;
  } else if (kind == SIDEMAN_ORDER_RELEASE) {
    good = record.role < ROLES && record.key < 128 && record.id != 0;
  } else if (kind == SIDEMAN_ORDER_MIDI) {
    good = (record.role < ROLES || record.role == NO_ROLE) && message_size(record.id) > 0;
  }
  if (!good) return std::nullopt;
  order.kind = static_cast<sideman_order_kind>(kind);
  return order;
}

std::uint64_t OrderRing::waiting(std::uint64_t &broken) noexcept {
  const std::uint64_t written = acquire(head_.written);
  const std::uint64_t count = written - read_;
  if (count <= SIDEMAN_ORDERS) return count;
  broken += std::min<std::uint64_t>(count, SIDEMAN_ORDERS);
  read_ = written;
  release();
  return 0;
}

sideman_order OrderRing::next() noexcept {
  return copy(records_[read_++ % SIDEMAN_ORDERS]);
}

void OrderRing::release() noexcept {
  publish(head_.read, read_);
}

void OrderRing::skip() noexcept {
  read_ = acquire(head_.written);
  release();
}

// Orders of one moment come out in an order of their own, so that no chance of arrival shows.
static bool precedes(const Order &a, const Order &b) noexcept {
  return std::tie(a.start, a.role, a.key, a.sequence) < std::tie(b.start, b.role, b.key, b.sequence);
}

void Waiting::sift_up(unsigned index) noexcept {
  while (index > 0 && precedes(heap_[index], heap_[(index - 1) / 2])) {
    std::swap(heap_[index], heap_[(index - 1) / 2]);
    index = (index - 1) / 2;
  }
}

void Waiting::sift_down(unsigned index) noexcept {
  for (unsigned child = 2 * index + 1; child < size_; child = 2 * index + 1) {
    if (child + 1 < size_ && precedes(heap_[child + 1], heap_[child])) child++;
    if (!precedes(heap_[child], heap_[index])) return;
    std::swap(heap_[index], heap_[child]);
    index = child;
  }
}

void Waiting::add(const Order &order) noexcept {
  heap_[size_] = order;
  sift_up(size_++);
}

void Waiting::remove(unsigned index) noexcept {
  heap_[index] = heap_[--size_];
  if (index >= size_) return;
  sift_up(index);
  sift_down(index);
}

bool Waiting::shorten(std::uint8_t role, std::uint8_t key, std::uint32_t id, double end) noexcept {
  for (unsigned i = 0; i < size_; i++) {
    Order &order = heap_[i];
    if (order.kind != SIDEMAN_ORDER_NOTE || order.id != id || order.role != role || order.key != key)
      continue;
    if (end <= order.start) {
      remove(i);
    } else {
      order.end = std::min(order.end, end);
    }
    return true;
  }
  return false;
}

}  // namespace sideman
