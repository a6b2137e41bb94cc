// Messages on their way to the host. A host's buffer may be full: what does not fit waits for the next
// block, in order, so that no note-off is lost. It also knows what sounds, so that a note that was left
// when the host deactivated the plugin is ended as soon as it runs again.
#ifndef SIDEMAN_PLUGIN_OUTBOX_HPP
#define SIDEMAN_PLUGIN_OUTBOX_HPP

#include <array>
#include <bitset>
#include <cstdint>

#include "sideman/edge.h"

namespace sideman {

class Outbox {
 public:
  // [audio-thread] Sends what waited in earlier blocks. `write(emission)` returns false when full.
  template <typename Write>
  void send_waiting(Write &&write) noexcept {
    std::uint32_t sent = 0;
    while (sent < waiting_ && write(queue_[sent])) note(queue_[sent++]);
    for (std::uint32_t index = sent; index < waiting_; index++) queue_[index - sent] = queue_[index];
    waiting_ -= sent;
  }

  // [audio-thread]
  template <typename Write>
  void send(const sideman_emission &emission, Write &&write) noexcept {
    if (waiting_ == 0 && write(emission)) {
      note(emission);
    } else {
      keep(emission);
    }
  }

  // [audio-thread] Ends everything that sounds.
  template <typename Write>
  void end_all(Write &&write) noexcept {
    for (std::uint32_t index = 0; index < sounding_.size() && sounding_.any(); index++) {
      if (!sounding_[index]) continue;
      sideman_emission off{};
      off.size = 3;
      off.role = 255;
      off.data[0] = static_cast<std::uint8_t>(0x80 | index >> 7);
      off.data[1] = static_cast<std::uint8_t>(index & 127);
      send(off, write);
    }
  }

 private:
  static bool is_on(const sideman_emission &e) noexcept {
    return (e.data[0] & 0xf0) == 0x90 && e.data[2] > 0;
  }
  static bool is_off(const sideman_emission &e) noexcept {
    return (e.data[0] & 0xf0) == 0x80 || ((e.data[0] & 0xf0) == 0x90 && e.data[2] == 0);
  }

  void note(const sideman_emission &e) noexcept {
    if (is_on(e) || is_off(e)) sounding_[(e.data[0] & 15u) << 7 | (e.data[1] & 127u)] = is_on(e);
  }

  // The last quarter of the room is for note-offs: a note that never starts does no harm.
  void keep(const sideman_emission &e) noexcept {
    const std::uint32_t room = is_off(e) ? queue_.size() : queue_.size() / 4 * 3;
    if (waiting_ >= room) return;
    queue_[waiting_] = e;
    queue_[waiting_++].offset = 0;
  }

  std::array<sideman_emission, 4096> queue_{};
  std::uint32_t waiting_ = 0;
  std::bitset<16 * 128> sounding_;
};

}  // namespace sideman
#endif
