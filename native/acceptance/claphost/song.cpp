#include "song.hpp"

#include <algorithm>
#include <cmath>

namespace claphost {
namespace {

double ticks_per_bar(const Metre &metre) {
  return 3840.0 * metre.beats_per_bar / metre.beat_unit;
}

}  // namespace

double Song::tick_of_bar(int bar) const {
  double tick = 0;
  for (std::size_t at = 0; at < metres_.size(); at++) {
    const int end = at + 1 < metres_.size() ? std::min(bar, metres_[at + 1].bar) : bar;
    if (end > metres_[at].bar) tick += (end - metres_[at].bar) * ticks_per_bar(metres_[at]);
  }
  return tick;
}

SongTime Song::at(std::int64_t frame) const {
  SongTime time;
  double tick = 0;
  for (std::size_t at = 0; at < turns_.size() && turns_[at].frame <= frame; at++) {
    const Turn &turn = turns_[at];
    if (turn.tick >= 0) tick = turn.tick;
    const std::int64_t end = at + 1 < turns_.size() ? std::min(frame, turns_[at + 1].frame) : frame;
    if (turn.playing) tick += static_cast<double>(end - turn.frame) * turn.bpm * 960 / 60 / sample_rate_;
    time.playing = turn.playing;
    time.bpm = turn.bpm;
  }
  time.tick = tick;
  // Half a thousandth of a tick, so that rounding does not leave a bar line in the bar before it.
  int bar = 0;
  while (tick_of_bar(bar + 1) <= tick + 0.0005) bar++;
  time.bar = bar;
  time.bar_tick = std::min(tick_of_bar(bar), tick);
  for (const Metre &metre : metres_) {
    if (metre.bar > bar) break;
    time.beats_per_bar = metre.beats_per_bar;
    time.beat_unit = metre.beat_unit;
  }
  return time;
}

std::int64_t Song::next_turn(std::int64_t frame, std::int64_t end) const {
  for (const Turn &turn : turns_) {
    if (turn.frame > frame && turn.frame < end) return turn.frame;
  }
  return end;
}

void run(Plugin &plugin, const Song &song, std::int64_t end,
         const std::function<std::uint32_t(int)> &block_size) {
  for (int block = 0; plugin.frame() < end; block++) {
    const std::int64_t turn = song.next_turn(plugin.frame(), end);
    const std::int64_t frames = std::min<std::int64_t>(block_size(block), turn - plugin.frame());
    plugin.process(static_cast<std::uint32_t>(frames), song.at(plugin.frame()));
  }
}

}  // namespace claphost
