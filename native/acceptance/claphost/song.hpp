// The song of the test host: metres, tempos, jumps. Blocks are cut where something changes, as hosts do.
#ifndef SIDEMAN_CLAPHOST_SONG_HPP
#define SIDEMAN_CLAPHOST_SONG_HPP

#include <cstdint>
#include <functional>
#include <vector>

#include "host.hpp"

namespace claphost {

// From bar `bar` on.
struct Metre {
  int bar, beats_per_bar, beat_unit;
};

// From frame `frame` of the run on: where the song stands and how fast it goes.
struct Turn {
  std::int64_t frame;
  double tick;  // below 0: goes on where it is
  double bpm;
  bool playing;
};

class Song {
 public:
  Song(std::vector<Metre> metres, std::vector<Turn> turns, double sample_rate)
      : metres_(std::move(metres)), turns_(std::move(turns)), sample_rate_(sample_rate) {}

  SongTime at(std::int64_t frame) const;
  // The next frame after `frame` at which something turns, or `end`.
  std::int64_t next_turn(std::int64_t frame, std::int64_t end) const;
  double tick_of_bar(int bar) const;

 private:
  std::vector<Metre> metres_;
  std::vector<Turn> turns_;
  double sample_rate_;
};

// Runs the song up to frame `end`. `block_size(n)` tells the wanted size of block n.
void run(Plugin &plugin, const Song &song, std::int64_t end,
         const std::function<std::uint32_t(int)> &block_size);

}  // namespace claphost
#endif
