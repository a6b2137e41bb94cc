#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

#include "scenarios.hpp"
#include "song.hpp"

namespace claphost {
namespace {

struct Sizes {
  const char *name;
  std::function<std::uint32_t(int)> size;
};

std::vector<Sizes> sizes() {
  std::vector<Sizes> all;
  static const char *names[] = {"32", "64", "128", "1024", "1", "37", "441", "8191"};
  for (const char *name : names) {
    const auto size = static_cast<std::uint32_t>(std::stoul(name));
    all.push_back({name, [size](int) { return size; }});
  }
  for (std::uint32_t seed : {1u, 2u}) {
    all.push_back({"mixed", [seed](int block) {
                     std::minstd_rand random(seed * 7919 + static_cast<std::uint32_t>(block));
                     random.discard(3);
                     return 1 + static_cast<std::uint32_t>(random() % 1500);
                   }});
  }
  return all;
}

// As the edge rounds: a note that is this little late in its frame belongs to it.
constexpr double slack = 1.0 / 32;

const std::vector<Metre> metres = {{0, 4, 4}, {5, 6, 8}, {8, 7, 8}, {11, 3, 4}};

double ticks_of_bar(int bar) {
  double ticks = 0;
  for (const Metre &metre : metres) {
    if (metre.bar <= bar) ticks = 3840.0 * metre.beats_per_bar / metre.beat_unit;
  }
  return ticks;
}

// Notes anywhere in 16 bars; no two of one key touch, so that each has one on and one off.
std::vector<sideman_take_note> make_take() {
  std::vector<sideman_take_note> notes;
  std::minstd_rand random(42);
  for (int bar = 0; bar < 16; bar++) {
    const auto parts = static_cast<std::uint32_t>(ticks_of_bar(bar)) * SIDEMAN_TAKE_PARTS;
    for (int at = 0; at < 40; at++) {
      // Every second one on a sixteenth, the others in between, down to parts of a tick.
      std::uint32_t tick = static_cast<std::uint32_t>(random() % parts);
      if (at % 2 == 0) tick = tick / (240 * SIDEMAN_TAKE_PARTS) * 240 * SIDEMAN_TAKE_PARTS;
      const auto length = static_cast<std::int64_t>(1 + random() % (480 * SIDEMAN_TAKE_PARTS));
      const auto role = static_cast<std::uint8_t>(at % 5);
      const auto key = static_cast<std::uint8_t>(30 + at / 5 + bar % 8 * 8);
      notes.push_back({bar, tick, length, role, key, static_cast<std::uint8_t>(1 + random() % 127), {}});
    }
  }
  return notes;
}

std::vector<Message> play(const Library &library, const std::string &state, const Song &song,
                          std::int64_t end, const Sizes &sizes) {
  Plugin plugin(library);
  plugin.load(state);
  plugin.activate(sample_rate);
  plugin.move(freeze, 1);
  run(plugin, song, end, sizes.size);
  return plugin.played();
}

// The frames at which the song's own clock reaches the notes, computed without the plugin.
std::vector<std::int64_t> expected_ons(const std::vector<sideman_take_note> &notes, const Song &song,
                                       const std::vector<Turn> &turns) {
  std::vector<std::int64_t> frames;
  for (std::size_t at = 0; at + 1 < turns.size(); at++) {
    if (!turns[at].playing) continue;
    const double from = song.at(turns[at].frame).tick;
    const double rate = turns[at].bpm * 960 / 60 / sample_rate;
    const double to = from + static_cast<double>(turns[at + 1].frame - turns[at].frame) * rate;
    for (const sideman_take_note &note : notes) {
      const double tick = song.tick_of_bar(note.bar) + note.tick / static_cast<double>(SIDEMAN_TAKE_PARTS);
      if (tick < from - 1e-6 || tick >= to) continue;
      frames.push_back(turns[at].frame + static_cast<std::int64_t>(std::ceil((tick - from) / rate - slack)));
    }
  }
  std::sort(frames.begin(), frames.end());
  return frames;
}

}  // namespace

void check_blocks(const Library &library) {
  const auto bar_tick = [](int bar) { return Song(metres, {}, sample_rate).tick_of_bar(bar); };
  const std::vector<Turn> turns = {
      {0, 0, 117.3, false},                    // the host waits
      {1000, 0, 117.3, true},                  // start
      {250000, -1, 96, true},                  // another tempo
      {400000, bar_tick(1), 96, true},         // back, as a loop does
      {550000, bar_tick(1), 96, true},         // and again
      {700000, bar_tick(4) + 500, 140, true},  // locate into the middle of a bar
      {1300000, bar_tick(0), 140, false},      // stop
      {1310000, 0, 140, false},
  };
  const Song song(metres, turns, sample_rate);
  const std::int64_t end = 1320000;
  const std::vector<sideman_take_note> notes = make_take();
  const std::string state = state_with(notes);
  std::vector<Message> first;
  for (const Sizes &size : sizes()) {
    const std::vector<Message> played = play(library, state, song, end, size);
    require_no_hanging(played, std::string("with blocks of ") + size.name);
    if (first.empty()) {
      first = played;
      require(first.size() > 500,
              "the take does not sound: only " + std::to_string(first.size()) + " messages");
    }
    if (played == first) continue;
    std::size_t at = 0;
    while (at < played.size() && at < first.size() && played[at] == first[at]) at++;
    throw Failure("blocks of " + std::string(size.name) + " differ from the first from message " +
                  std::to_string(at) + " on, frame " +
                  std::to_string(at < played.size() ? played[at].frame : -1) + " against " +
                  std::to_string(at < first.size() ? first[at].frame : -1));
  }
  std::vector<std::int64_t> heard;
  for (const Message &message : first) {
    if (is_on(message)) heard.push_back(message.frame);
  }
  const std::vector<std::int64_t> wanted = expected_ons(notes, song, turns);
  require(heard.size() == wanted.size(), std::to_string(heard.size()) + " notes began, but the song has " +
                                             std::to_string(wanted.size()) + " there");
  std::int64_t worst = 0;
  for (std::size_t at = 0; at < heard.size(); at++) worst = std::max(worst, std::abs(heard[at] - wanted[at]));
  std::printf(
      "blocks: %zu sizes, %zu messages, same frames in all; %zu note-ons, at most %lld frames off the song's"
      " clock\n",
      sizes().size(), first.size(), heard.size(), static_cast<long long>(worst));
  require(worst == 0, "notes are off their frames");
}

}  // namespace claphost
