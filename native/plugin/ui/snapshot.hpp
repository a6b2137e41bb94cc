// What the window shows, copied out of the link at one moment.
#ifndef SIDEMAN_UI_SNAPSHOT_HPP
#define SIDEMAN_UI_SNAPSHOT_HPP

#include <cstdint>

#include "sideman/link.h"

namespace sideman {

// Where the host stood in its newest block.
struct Position {
  bool valid = false;
  bool playing = false;
  double tick = 0;          // session tick
  double bar_tick = 0;      // session tick of the bar line before it
  double bpm = 0;           // quarters per minute
  std::uint64_t frame = 0;  // tells one block from the next
  std::uint32_t beats_per_bar = 4, beat_unit = 4;
};

struct Snapshot {
  sideman_view view{};  // a whole one: texts end, counts are in range
  Position position{};
};

// [main-thread] Copies the newest good state; false (and `out` stays) when the companion was writing all
// the while.
bool take_snapshot(const sideman_link &link, Snapshot &out);

}  // namespace sideman
#endif
