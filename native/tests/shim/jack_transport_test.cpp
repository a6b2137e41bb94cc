// JACK's whole ticks become an even time.
#ifdef SIDEMAN_HAS_JACK
#include <cmath>

#include "../../shim/jack_transport.hpp"
#include "../check.hpp"

using sideman::shim::JackTransport;

namespace {

// What a timebase master that tells whole ticks says at a frame, in 4/4.
jack_position_t told(jack_nframes_t frame, double bpm, double ticks_per_beat = 960) {
  jack_position_t position{};
  const double beats = frame / 48000.0 * bpm / 60;
  position.frame = frame;
  position.frame_rate = 48000;
  position.valid = JackPositionBBT;
  position.bar = static_cast<int>(beats / 4) + 1;
  position.beat = static_cast<int>(beats) % 4 + 1;
  position.tick = static_cast<int>((beats - std::floor(beats)) * ticks_per_beat);
  position.beats_per_bar = 4;
  position.beat_type = 4;
  position.ticks_per_beat = ticks_per_beat;
  position.beats_per_minute = bpm;
  return position;
}

double quarters(const sideman_transport &transport) {
  return transport.bar * 4 + transport.tick_in_bar / 960;
}

}  // namespace

TEST("an even tempo advances evenly although ticks are rounded") {
  JackTransport transport;
  double before = quarters(transport.read(JackTransportRolling, told(0, 131), false));
  const double step = 128 / 48000.0 * 131 / 60;
  double worst = 0;
  for (jack_nframes_t frame = 128; frame < 48000u * 60; frame += 128) {
    const auto now = transport.read(JackTransportRolling, told(frame, 131), false);
    worst = std::max(worst, std::abs(quarters(now) - before - step));
    before = quarters(now);
  }
  CHECK(worst < 1e-6);
}

TEST("a locate is followed at once") {
  JackTransport transport;
  transport.read(JackTransportRolling, told(0, 120), false);
  transport.read(JackTransportRolling, told(128, 120), false);
  const auto there = transport.read(JackTransportRolling, told(480'000, 120), false);
  CHECK_EQUAL(5, there.bar);
  CHECK_EQUAL(0.0, there.tick_in_bar);
  const auto back = transport.read(JackTransportRolling, told(24'000, 120), false);
  CHECK_EQUAL(0, back.bar);
  CHECK_EQUAL(960.0, back.tick_in_bar);
}

TEST("a beat of an eighth is half a quarter") {
  JackTransport transport;
  jack_position_t position = told(48'000, 120);
  position.beat_type = 8;
  position.beats_per_bar = 6;
  position.bar = 1;
  position.beat = 3;
  const auto now = transport.read(JackTransportStopped, position, false);
  CHECK(now.valid && !now.playing);
  CHECK_EQUAL(960.0, now.tick_in_bar);
  CHECK_EQUAL(60.0, now.bpm);
  CHECK_EQUAL(8, static_cast<int>(now.beat_unit));
}

TEST("a transport without bars or with nonsense is not valid") {
  JackTransport transport;
  jack_position_t position = told(0, 120);
  position.valid = jack_position_bits_t{};
  CHECK(!transport.read(JackTransportRolling, position, false).valid);
  position = told(0, 120);
  position.ticks_per_beat = 0;
  CHECK(!transport.read(JackTransportRolling, position, false).valid);
  position = told(0, 120);
  position.beat_type = 0;
  CHECK(!transport.read(JackTransportRolling, position, false).valid);
}
#endif
