#include "host.hpp"

#include <chrono>
#include <stdexcept>

using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t FRAMES = 128;
constexpr double RATE = 48000, BPM = 120, BAR_FRAMES = 4 * RATE * 60 / BPM;

// One chord per bar: C, F, G, C.
constexpr std::uint8_t CHORDS[4][3] = {{60, 64, 67}, {60, 65, 69}, {59, 62, 67}, {60, 64, 67}};

}  // namespace

Host::Host(const std::string &name) {
  const sideman_edge_setup setup{nullptr, name.c_str(), SIDEMAN_EDGE_PLUGIN, RATE};
  char error[300];
  edge_ = sideman_edge_open(&setup, error, sizeof error);
  if (edge_ == nullptr) throw std::runtime_error(error);
  thread_ = std::thread([this] { roll(); });
}

Host::~Host() {
  done_ = true;
  thread_.join();
  sideman_edge_close(edge_);
}

void Host::roll() {
  const auto start = Clock::now();
  auto last = start;
  std::int64_t number = 0;
  for (; !done_; number++) {
    block(number);
    const auto now = Clock::now();
    const double gap = std::chrono::duration<double, std::milli>(now - last).count();
    if (gap > longest_gap_) longest_gap_ = gap;
    last = now;
    const auto due = std::chrono::duration<double>(static_cast<double>((number + 1) * FRAMES) / RATE);
    std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(due));
  }
  sideman_edge_silence(edge_);
  block(number);
}

void Host::block(std::int64_t number) {
  const double frame = static_cast<double>(number * FRAMES);
  sideman_transport transport{};
  transport.valid = transport.playing = true;
  transport.bar = static_cast<std::int32_t>(frame / BAR_FRAMES);
  transport.tick_in_bar = (frame - transport.bar * BAR_FRAMES) * 3840 / BAR_FRAMES;
  transport.bpm = BPM;
  transport.beats_per_bar = transport.beat_unit = 4;
  sideman_edge_begin(edge_, FRAMES, &transport);
  play_chord(number);
  for (sideman_emission out; sideman_edge_next(edge_, &out);) {
    (out.role < SIDEMAN_ROLES ? receiver : thru).hear(out.data);
  }
  sideman_edge_end(edge_);
}

void Host::play_chord(std::int64_t number) {
  const std::int64_t blocks = static_cast<std::int64_t>(BAR_FRAMES) / FRAMES;
  const std::int64_t bar = number / blocks, in_bar = number % blocks;
  if (in_bar != 0 && in_bar != blocks - 20) return;
  for (const std::uint8_t key : CHORDS[bar % 4]) {
    const std::uint8_t message[3] = {static_cast<std::uint8_t>(in_bar == 0 ? 0x90 : 0x80), key, 80};
    sideman_edge_input(edge_, 0, 0, message, 3);
  }
}
