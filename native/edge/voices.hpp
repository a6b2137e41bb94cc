// The band notes that sound: one per key of every role, so that an end always has its place.
#ifndef SIDEMAN_EDGE_VOICES_HPP
#define SIDEMAN_EDGE_VOICES_HPP

#include <array>
#include <cstdint>

#include "orders.hpp"

namespace sideman {

struct Voice {
  double end;               // in the unit of the note
  double end_offset;        // of `end` in this block; may lie beyond it
  std::uint64_t ends_from;  // frame before which it does not end of itself: every note sounds a frame
  std::int64_t position;    // of its start in the song, for the take
  double start_tick;        // session tick of its start, for the take
  std::uint32_t id;
  std::uint32_t pass;
  sideman_order_unit unit;
  std::uint8_t role, key, velocity;
  bool heard;  // was sent out; a solo role leaves the others unheard
};

// [audio-thread] everything here.
class Voices {
 public:
  bool sounds(unsigned role, unsigned key) const noexcept { return place_[role * 128 + key] != 0; }
  unsigned count() const noexcept { return count_; }
  Voice &operator[](unsigned index) noexcept { return voices_[index]; }
  Voice &at(unsigned role, unsigned key) noexcept { return voices_[place_[role * 128 + key] - 1u]; }
  void add(const Voice &voice) noexcept;
  // The last voice moves into the place of the one that goes.
  void remove(unsigned role, unsigned key) noexcept;

 private:
  std::array<Voice, ROLES * 128> voices_{};
  std::array<std::uint16_t, ROLES * 128> place_{};  // index in voices_ plus one; 0: silent
  unsigned count_ = 0;
};

}  // namespace sideman
#endif
