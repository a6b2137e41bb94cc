#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <thread>

#include "scenarios.hpp"
#include "song.hpp"

namespace claphost {
namespace {

constexpr std::uint32_t block = 256;
constexpr double bpm = 120;
constexpr std::int64_t bar_frames = static_cast<std::int64_t>(sample_rate * 2);

constexpr std::array<std::array<std::uint8_t, 4>, 4> chords = {
    {{60, 64, 67, 71}, {57, 60, 64, 67}, {62, 65, 69, 72}, {55, 59, 62, 65}}};

// A chord on every bar line, held for all but a sixteenth.
std::vector<Message> performer(std::int64_t from, std::int64_t start) {
  std::vector<Message> messages;
  for (std::int64_t frame = from; frame < from + block; frame++) {
    const std::int64_t in_song = frame - start;
    if (in_song < 0) continue;
    const auto &chord = chords[static_cast<std::size_t>(in_song / bar_frames % 4)];
    const std::int64_t in_bar = in_song % bar_frames;
    if (in_bar != 0 && in_bar != bar_frames * 15 / 16) continue;
    for (std::uint8_t key : chord) {
      const bool on = in_bar == 0;
      messages.push_back({frame - from, {static_cast<std::uint8_t>(on ? 0x90 : 0x80), key, 90}});
    }
  }
  return messages;
}

void pace(std::chrono::steady_clock::time_point begun, std::int64_t frame) {
  std::this_thread::sleep_until(begun + std::chrono::nanoseconds(static_cast<std::int64_t>(
                                            static_cast<double>(frame) * 1e9 / sample_rate)));
}

// Channels 10 to 14 are the band's.
bool is_band(const Message &message) {
  const int channel = message.data[0] & 15;
  return message.data[0] < 0xa0 && channel >= 9 && channel <= 13;
}

std::vector<Message> band_part(const std::vector<Message> &messages, std::int64_t start, std::int64_t end) {
  std::vector<Message> band;
  for (const Message &message : messages) {
    if (is_band(message) && message.frame >= start && message.frame < end) {
      band.push_back({message.frame - start, {message.data[0], message.data[1], message.data[2]}});
    }
  }
  // Off and on of one frame may stand in another order in the take.
  std::stable_sort(band.begin(), band.end(), [](const Message &a, const Message &b) {
    return std::tie(a.frame, a.data[0], a.data[1]) < std::tie(b.frame, b.data[0], b.data[1]);
  });
  return band;
}

std::int64_t wait_for_companion(Plugin &plugin, std::chrono::steady_clock::time_point begun) {
  while (plugin.value(companion) != 1) {
    require(plugin.frame() < sample_rate * 20, "no companion came within 20 seconds");
    pace(begun, plugin.frame());
    plugin.process(block, {});
  }
  for (int more = 0; more < 100; more++) {
    pace(begun, plugin.frame());
    plugin.process(block, {});
  }
  return plugin.frame();
}

void compare(const std::vector<Message> &heard, const std::vector<Message> &frozen) {
  std::size_t at = 0;
  while (at < heard.size() && at < frozen.size() && heard[at] == frozen[at]) at++;
  if (at == heard.size() && at == frozen.size()) return;
  const auto words = [](const std::vector<Message> &list, std::size_t index) {
    if (index >= list.size()) return std::string("nothing");
    char text[64];
    std::snprintf(text, sizeof text, "frame %lld: %02x %02x %02x", static_cast<long long>(list[index].frame),
                  list[index].data[0], list[index].data[1], list[index].data[2]);
    return std::string(text);
  };
  throw Failure("the frozen take differs from what was heard from message " + std::to_string(at) +
                " on: heard " + words(heard, at) + ", frozen " + words(frozen, at) + " (" +
                std::to_string(heard.size()) + " and " + std::to_string(frozen.size()) + " messages)");
}

}  // namespace

void check_live(const Library &library, int bars) {
  Plugin plugin(library);
  plugin.activate(sample_rate);
  const auto begun = std::chrono::steady_clock::now();
  const std::int64_t start = wait_for_companion(plugin, begun);
  const std::int64_t end = start + bars * bar_frames;
  const Song song({{0, 4, 4}}, {{0, 0, bpm, false}, {start, 0, bpm, true}, {end, 0, bpm, false}},
                  sample_rate);
  while (plugin.frame() < end + sample_rate / 4) {
    pace(begun, plugin.frame());
    const auto frames = static_cast<std::uint32_t>(std::min<std::int64_t>(
        block, song.next_turn(plugin.frame(), plugin.frame() + block) - plugin.frame()));
    std::vector<Message> input;
    if (plugin.frame() < end) input = performer(plugin.frame(), start);
    plugin.process(frames, song.at(plugin.frame()), input);
  }
  require(plugin.value(companion) == 1, "the companion was lost");
  require_no_hanging(plugin.played(), "after the song");
  const std::vector<Message> heard = band_part(plugin.played(), start, end);
  std::array<int, 5> notes{};
  for (const Message &message : heard) {
    if (is_on(message)) notes[(message.data[0] & 15u) - 9]++;
  }
  std::printf("live: %d bars; notes of drums %d, bass %d, keys %d, pad %d, lead %d\n", bars, notes[0],
              notes[1], notes[2], notes[3], notes[4]);
  require(notes[0] >= bars && notes[1] > 0 && notes[2] > 0, "the band hardly plays");

  Plugin bounce(library);
  bounce.load(plugin.save());
  bounce.activate(sample_rate);
  bounce.move(freeze, 1);
  bounce.move(thru, 0);
  const Song again({{0, 4, 4}}, {{0, 0, bpm, false}, {start, 0, bpm, true}, {end, 0, bpm, false}},
                   sample_rate);
  run(bounce, again, end + 12000, [](int) { return 1024u; });
  compare(heard, band_part(bounce.played(), start, end));
  std::printf("frozen: %zu messages of the bounce equal what was heard\n", heard.size());
}

}  // namespace claphost
