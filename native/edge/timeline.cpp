#include "timeline.hpp"

#include <algorithm>
#include <cmath>

namespace sideman {

namespace {

constexpr double PART = 65536;  // of a tick, in a SongPosition
// Of a frame. No round number, so that no round tempo puts ticks exactly there.
constexpr double SLACK = 0.0314159;

// Believes no host: what makes no sense counts as no transport.
Place place_of(const sideman_transport *transport) noexcept {
  Place place;
  if (transport == nullptr || !transport->valid) return place;
  const bool sensible = std::isfinite(transport->bpm) && transport->bpm >= 1 && transport->bpm <= 2000 &&
                        std::isfinite(transport->tick_in_bar) && std::abs(transport->tick_in_bar) < 1e6 &&
                        std::abs(static_cast<double>(transport->bar)) < 1e6;
  if (!sensible) return place;
  place.valid = true;
  place.playing = transport->playing;
  place.bar = transport->bar;
  place.tick = transport->tick_in_bar;
  place.bpm = transport->bpm;
  const bool metre = transport->beats_per_bar > 0 && transport->beat_unit > 0;
  if (metre) place.bar_ticks = 3840.0 * transport->beats_per_bar / transport->beat_unit;
  return place;
}

}  // namespace

double Timeline::ticks_per_frame_of(const Place &place) const noexcept {
  return place.playing ? place.bpm * SIDEMAN_TICKS_PER_QUARTER / (60 * sample_rate_) : 0;
}

double Timeline::tolerance(const Place &now) const noexcept {
  const double fastest = std::max(place_.bpm, now.bpm) * SIDEMAN_TICKS_PER_QUARTER / (60 * sample_rate_);
  return std::max(2.0, frames_ / 4.0) * fastest;
}

// Ticks from the last block's place to `now`. A bar that ended in between had the old metre.
double Timeline::travelled(const Place &now) const noexcept {
  return (now.bar - place_.bar) * place_.bar_ticks + now.tick - place_.tick;
}

bool Timeline::continues(const Place &now) const noexcept {
  if (now.valid != place_.valid || now.playing != place_.playing) return false;
  if (!now.valid) return true;
  const double before = ticks_per_frame_, after = ticks_per_frame_of(now);
  const double travel = travelled(now), slack = tolerance(now);
  return travel >= frames_ * std::min(before, after) - slack &&
         travel <= frames_ * std::max(before, after) + slack;
}

// Both ends of a loop may lie a little later each time, by as much as the host overshot the seam.
bool Timeline::is_known_loop(const Place &now) noexcept {
  const double block = frames_ * ticks_per_frame_, slack = tolerance(now);
  const Jump jump{place_.linear() + block, now.linear()};
  for (const Jump &known : jumps_) {
    const double from = jump.from - known.from, to = jump.to - known.to;
    if (known.from > known.to && std::abs(from - to) <= slack && std::abs(from) <= block + slack) return true;
  }
  if (jump.to < jump.from) jumps_[jumps_seen_++ % jumps_.size()] = jump;
  return false;
}

// Loops begin and end on sixteenths, so both places of the jump tell how far beyond it went.
double Timeline::overshoot_of(const Place &now) const noexcept {
  const double block = frames_ * ticks_per_frame_, slack = tolerance(now);
  if (!place_.playing || !now.playing || now.linear() >= place_.linear()) return 0;
  const double left = std::fmod(std::fmod(place_.tick + block, place_.bar_ticks), 240);
  const double arrived = std::fmod(now.tick, 240);
  return left <= block && std::abs(arrived - left) <= std::min(slack, 10.0) ? std::max(arrived, 0.0) : 0;
}

// The expected session tick, moved by less than the tolerance so that bar lines lie on whole sixteenths,
// else on whole ticks: however often a host goes round its loop, the band's grid stays on the host's.
double Timeline::aligned(double expected, const Place &now) const noexcept {
  const double line = expected - now.tick;
  const double sixteenth = std::round(line / 240) * 240;
  const bool close = std::abs(sixteenth - line) <= std::min(tolerance(now), 10.0);
  return (close ? sixteenth : std::round(line)) + now.tick;
}

Motion Timeline::begin(const sideman_transport *transport, std::uint32_t frames) noexcept {
  const Place now = place_of(transport);
  Motion motion = Motion::STEADY;
  overshoot_ = 0;
  if (continues(now)) {
    if (now.valid) session_tick_ += travelled(now);
  } else if (place_.playing && now.playing && is_known_loop(now)) {
    session_tick_ = aligned(tick_at(frames_), now);
    motion = Motion::LOOPED;
  } else {
    motion = Motion::JUMPED;
  }
  if (motion != Motion::STEADY) overshoot_ = overshoot_of(now);
  place_ = now;
  frames_ = frames;
  ticks_per_frame_ = ticks_per_frame_of(now);
  if (motion == Motion::JUMPED) anchor();
  return motion;
}

void Timeline::anchor() noexcept {
  session_tick_ = place_.valid ? place_.linear() : 0;
}

double Timeline::offset_of(double tick) const noexcept {
  return std::ceil((tick - session_tick_) / ticks_per_frame_ - SLACK);
}

SongPosition Timeline::song_position(double tick) const noexcept {
  const auto in_bar = static_cast<SongPosition>(std::round((place_.tick + tick - session_tick_) * PART));
  const auto bar_parts = static_cast<SongPosition>(std::round(place_.bar_ticks * PART));
  SongPosition bars = in_bar / bar_parts;
  if (in_bar % bar_parts < 0) bars--;
  // Bars of more than 17 whole notes do not fit into the low half.
  const SongPosition parts = std::min<SongPosition>(in_bar - bars * bar_parts, 4294967295);
  return (place_.bar + bars) * 4294967296 + parts;
}

double Timeline::session_tick_of(SongPosition position) const noexcept {
  const double bars = static_cast<double>((position >> 32) - place_.bar);
  const double in_bar = static_cast<double>(position & 0xFFFFFFFF) / PART;
  return session_tick_ + bars * place_.bar_ticks + in_bar - place_.tick;
}

}  // namespace sideman
