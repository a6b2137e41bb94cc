// Where the host is: epochs, loops, session ticks and the frame of every tick in a block.
#ifndef SIDEMAN_EDGE_TIMELINE_HPP
#define SIDEMAN_EDGE_TIMELINE_HPP

#include <array>
#include <cstdint>

#include "sideman/edge.h"

namespace sideman {

// A place in the song, with the tempo and metre that hold there.
struct Place {
  bool valid = false;    // the host tells bars and beats that make sense
  bool playing = false;  // and it rolls
  std::int32_t bar = 0;
  double tick = 0;  // in the bar
  double bpm = 120;
  double bar_ticks = 3840;

  // Ticks since the song's beginning if its metre had always been this one: only for comparing places
  // that lie close together.
  double linear() const noexcept { return bar * bar_ticks + tick; }
};

// A place on the song's own axis, comparable: bar in the high half, parts of a tick in the low one.
using SongPosition = std::int64_t;

// How the host came to this block from the one before.
enum class Motion : std::uint8_t { STEADY, JUMPED, LOOPED };

// The host's position followed from block to block. A position that is not where the last block leads
// to is a jump and begins a new epoch. The tolerance is a quarter of a block, but at least two frames:
// hosts round, and ramp the tempo inside a block. A jump back between two places between which the host
// has jumped before is a loop: session ticks run on.
class Timeline {
 public:
  explicit Timeline(double sample_rate) noexcept : sample_rate_(sample_rate) {}

  // [audio-thread] Starts a block.
  Motion begin(const sideman_transport *transport, std::uint32_t frames) noexcept;
  // [audio-thread] Anchors the session tick anew at the song's: every epoch begins so.
  void anchor() noexcept;

  // [audio-thread] Below: about the current block.
  const Place &place() const noexcept { return place_; }
  bool rolling() const noexcept { return place_.playing; }
  double session_tick() const noexcept { return session_tick_; }
  double ticks_per_frame() const noexcept { return ticks_per_frame_; }
  // Session tick of an offset in the block.
  double tick_at(double offset) const noexcept { return session_tick_ + offset * ticks_per_frame_; }
  // Offset of the first frame whose tick is at least `tick`. Three hundredths of a frame too late
  // counts as reached, so that the rounding of the host's floating numbers moves nothing. Negative:
  // the tick lies in an earlier block. Only while it rolls.
  double offset_of(double tick) const noexcept;
  // Ticks by which a host that turned round inside the block before has passed the place where it came
  // out; 0 when it did not, or the place is on no sixteenth.
  double overshoot() const noexcept { return overshoot_; }
  // Song position of a session tick near this block, to a 65536th of a tick.
  SongPosition song_position(double tick) const noexcept;
  // Session tick of a song position in this bar, or in one of the next two.
  double session_tick_of(SongPosition position) const noexcept;

 private:
  struct Jump {
    double from, to;  // linear
  };

  bool continues(const Place &now) const noexcept;
  double travelled(const Place &now) const noexcept;
  double tolerance(const Place &now) const noexcept;
  double overshoot_of(const Place &now) const noexcept;
  bool is_known_loop(const Place &now) noexcept;
  double aligned(double expected, const Place &now) const noexcept;
  double ticks_per_frame_of(const Place &place) const noexcept;

  double sample_rate_;
  Place place_;
  std::uint32_t frames_ = 0;
  double session_tick_ = 0;
  double ticks_per_frame_ = 0;
  double overshoot_ = 0;
  std::array<Jump, 4> jumps_{};  // the last jumps back while rolling
  unsigned jumps_seen_ = 0;
};

}  // namespace sideman
#endif
