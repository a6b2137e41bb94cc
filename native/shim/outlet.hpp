// Messages on their way into a port that may be full for the moment.
#pragma once

#include <array>
#include <cstdint>

#include "sideman/edge.h"

namespace sideman::shim {

// Keeps what the port refused, in order, for the next block: a note-off must not get lost because a
// buffer was full. When even this is full, note-ons are dropped and counted. [audio-thread] all of it.
class Outlet {
 public:
  // Sends what waits, then the message. `write(offset, data, size)` answers whether it was taken.
  template <typename Write>
  void send(const sideman_emission &message, const Write &write) noexcept {
    if (waiting_ == 0 && write(message.offset, message.data, message.size)) return;
    const bool starts_note = (message.data[0] & 0xF0) == 0x90 && message.data[2] > 0;
    if (waiting_ == held_.size() || (starts_note && waiting_ >= held_.size() / 2)) {
      ++dropped_;
      return;
    }
    held_[(first_ + waiting_++) % held_.size()] = message;
  }

  // At the start of a block.
  template <typename Write>
  void flush(const Write &write) noexcept {
    while (waiting_ > 0) {
      const sideman_emission &message = held_[first_];
      if (!write(0, message.data, message.size)) return;
      first_ = (first_ + 1) % held_.size();
      --waiting_;
    }
  }

  std::uint64_t dropped() const noexcept { return dropped_; }

 private:
  std::array<sideman_emission, 1024> held_{};
  std::size_t first_ = 0;
  std::size_t waiting_ = 0;
  std::uint64_t dropped_ = 0;
};

}  // namespace sideman::shim
