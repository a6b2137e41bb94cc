#include "jack_transport.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sideman::shim {

namespace {

double quarters_per_beat(const jack_position_t &position) noexcept {
  return 4.0 / std::max(1.0f, position.beat_type);
}

// Beats since the bar line, with the offset that some masters give for the first frame.
double beats_in_bar(const jack_position_t &position) noexcept {
  const double ticks = (position.valid & JackTickDouble) != 0 ? position.tick_double : position.tick;
  double beats = position.beat - 1 + ticks / position.ticks_per_beat;
  if ((position.valid & JackBBTFrameOffset) != 0) {
    beats += position.bbt_offset * position.beats_per_minute / 60.0 / position.frame_rate;
  }
  return beats;
}

bool tells_bars(const jack_position_t &position) noexcept {
  return (position.valid & JackPositionBBT) != 0 && position.ticks_per_beat >= 1 &&
         position.beats_per_minute > 0 && position.beats_per_bar >= 1 && position.beat_type >= 1 &&
         position.frame_rate > 0 && position.bar >= 1 && position.beat >= 1;
}

}  // namespace

sideman_transport JackTransport::read(jack_transport_state_t state, const jack_position_t &position,
                                      bool freewheels) noexcept {
  sideman_transport transport{};
  transport.playing = state == JackTransportRolling;
  transport.offline = freewheels;
  if (!tells_bars(position)) {
    anchored_ = false;
    return transport;
  }
  const double unit = quarters_per_beat(position);
  Place place{beats_in_bar(position) * unit, position.bar - 1};
  const bool exact = (position.valid & JackTickDouble) != 0;
  if (transport.playing && !exact) {
    place = counted_on(position, place, unit / position.ticks_per_beat);
  } else {
    anchored_ = false;
  }
  transport.valid = true;
  transport.bar = place.bar;
  transport.tick_in_bar = place.quarters_in_bar * SIDEMAN_TICKS_PER_QUARTER;
  transport.bpm = position.beats_per_minute * unit;
  transport.beats_per_bar =
      static_cast<std::uint8_t>(std::clamp(std::lround(position.beats_per_bar), 1L, 255L));
  transport.beat_unit = static_cast<std::uint8_t>(std::clamp(std::lround(position.beat_type), 1L, 255L));
  return transport;
}

// The place counted from the anchor while that agrees with what is told, within its resolution; else
// what is told, which becomes the anchor. `resolution` in quarters.
JackTransport::Place JackTransport::counted_on(const jack_position_t &position, Place told,
                                               double resolution) noexcept {
  const bool same_time = anchored_ && bpm_ == position.beats_per_minute &&
                         beats_per_bar_ == position.beats_per_bar && beat_type_ == position.beat_type &&
                         position.frame >= anchor_frame_;
  if (same_time) {
    const double bar_quarters = position.beats_per_bar * quarters_per_beat(position);
    const double since = (position.frame - anchor_frame_) / static_cast<double>(position.frame_rate) *
                         position.beats_per_minute / 60.0 * quarters_per_beat(position);
    const double quarters = anchor_.bar * bar_quarters + anchor_.quarters_in_bar + since;
    const double told_quarters = told.bar * bar_quarters + told.quarters_in_bar;
    // The anchor itself was rounded down, and so is what is told now.
    if (std::abs(quarters - told_quarters) <= 1.5 * resolution) {
      const int bar = static_cast<int>(std::floor(quarters / bar_quarters));
      return {quarters - bar * bar_quarters, bar};
    }
  }
  anchored_ = true;
  anchor_frame_ = position.frame;
  bpm_ = position.beats_per_minute;
  beats_per_bar_ = position.beats_per_bar;
  beat_type_ = position.beat_type;
  anchor_ = told;
  return told;
}

}  // namespace sideman::shim
