// The host's clock, as DPF tells it, in the edge's words.
#ifndef SIDEMAN_PLUGIN_HOST_POSITION_HPP
#define SIDEMAN_PLUGIN_HOST_POSITION_HPP

#include <cmath>

#include "DistrhoPlugin.hpp"
#include "sideman/edge.h"

namespace sideman {

// [audio-thread] DPF counts beats of the metre's unit (see dpf/position.patch); the edge counts quarters.
inline sideman_transport read_position(const DISTRHO_NAMESPACE::TimePosition &host) noexcept {
  sideman_transport transport{};
  const auto &bbt = host.bbt;
  transport.playing = host.playing;
  transport.valid = bbt.valid && bbt.beatsPerBar >= 1 && bbt.beatsPerBar < 256 && bbt.beatType >= 1 &&
                    bbt.beatType < 256 && bbt.ticksPerBeat > 0 && bbt.beatsPerMinute > 0;
  if (!transport.valid) return transport;
  const double quarters_per_beat = 4.0 / bbt.beatType;
  transport.bar = bbt.bar - 1;
  transport.tick_in_bar =
      (bbt.beat - 1 + bbt.tick / bbt.ticksPerBeat) * quarters_per_beat * SIDEMAN_TICKS_PER_QUARTER;
  transport.bpm = bbt.beatsPerMinute * quarters_per_beat;
  transport.beats_per_bar = static_cast<std::uint8_t>(std::lround(bbt.beatsPerBar));
  transport.beat_unit = static_cast<std::uint8_t>(std::lround(bbt.beatType));
  return transport;
}

}  // namespace sideman
#endif
