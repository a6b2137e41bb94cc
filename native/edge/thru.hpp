// The performer's own notes on their way through, and the promise that what went in comes to its end.
#ifndef SIDEMAN_EDGE_THRU_HPP
#define SIDEMAN_EDGE_THRU_HPP

#include <array>
#include <bitset>
#include <cstdint>

#include "sideman/edge.h"

namespace sideman {

// A short message at its offset.
struct ShortMessage {
  std::uint32_t offset;
  std::uint8_t size;
  std::uint8_t data[3];
};

// Which keys and pedals are down on which channel, by the messages that went out.
class Held {
 public:
  // [audio-thread]
  void note(const std::uint8_t *data) noexcept;
  // [audio-thread] Whether this message ends something that is held here.
  bool is_end_of_held(const std::uint8_t *data) const noexcept;
  // [audio-thread] Takes one thing that is held, as the message that ends it. False when nothing is.
  bool release_one(std::uint8_t *data) noexcept;

 private:
  std::bitset<16 * 128> keys_;
  std::bitset<16> pedals_;
};

// [audio-thread] everything here.
class Thru {
 public:
  // Takes a message when `open`; ends of what is held always pass, so that closing hangs nothing.
  void input(const ShortMessage &message, bool open) noexcept;
  bool is_empty() const noexcept { return taken_ == count_; }
  const ShortMessage &first() const noexcept { return queue_[taken_]; }
  ShortMessage take() noexcept;
  // What is left from the last block comes first in the next.
  void begin() noexcept;
  // Forgets what waits and ends what is held, one message after the other.
  void end_all() noexcept;
  bool is_ending() const noexcept { return ending_; }
  // The next ending message; false, and ending is over, when nothing is held any more.
  bool release_one(std::uint8_t *data) noexcept;

 private:
  static constexpr unsigned CAPACITY = 2048;
  std::array<ShortMessage, CAPACITY> queue_{};
  unsigned taken_ = 0, count_ = 0;
  bool ending_ = false;
  Held queued_;  // as it will be when the queue has gone out
  Held sent_;
};

}  // namespace sideman
#endif
