// MIDI files for the tests with Ardour.
//   smf clip FILE BARS          writes a chord on every bar line, 4/4, 960 ticks per quarter
//   smf notes FILE BEFORE       prints the note messages before tick BEFORE (of 960), sorted
//   smf grid FILE BEFORE        of the drums (channel 10): how many there are, and the share within 15
//                               ticks of a 16th
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace {

struct Event {
  double tick;
  int status, key, velocity;

  bool operator<(const Event &other) const {
    return std::tie(tick, status, key, velocity) <
           std::tie(other.tick, other.status, other.key, other.velocity);
  }
};

void put_length(std::string &out, std::uint32_t value) {
  std::string bytes(1, static_cast<char>(value & 127));
  while ((value >>= 7) != 0) bytes.insert(bytes.begin(), static_cast<char>((value & 127) | 128));
  out += bytes;
}

void put_number(std::string &out, std::uint32_t value, int bytes) {
  while (bytes-- > 0) out += static_cast<char>(value >> 8 * bytes & 255);
}

void write_clip(const char *path, int bars) {
  constexpr std::array<std::array<int, 4>, 4> chords = {
      {{60, 64, 67, 71}, {57, 60, 64, 67}, {62, 65, 69, 72}, {55, 59, 62, 65}}};
  std::string track;
  for (int bar = 0; bar < bars; bar++) {
    bool first = true;
    for (const bool on : {true, false}) {
      for (const int key : chords[static_cast<std::size_t>(bar % 4)]) {
        const std::uint32_t wait = !first ? 0 : on ? (bar == 0 ? 0 : 240) : 3600;
        put_length(track, wait);
        track += static_cast<char>(on ? 0x90 : 0x80);
        track += static_cast<char>(key);
        track += static_cast<char>(on ? 90 : 64);
        first = false;
      }
      first = true;
    }
  }
  track += std::string("\0\xff\x2f\0", 4);
  std::string file = "MThd";
  put_number(file, 6, 4);
  put_number(file, 0, 2);
  put_number(file, 1, 2);
  put_number(file, 960, 2);
  file += "MTrk";
  put_number(file, static_cast<std::uint32_t>(track.size()), 4);
  std::ofstream(path, std::ios::binary) << file + track;
}

class Reader {
 public:
  explicit Reader(const char *path) {
    std::ifstream in(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
    if (bytes_.size() < 22 || bytes_.compare(0, 4, "MThd") != 0) throw std::runtime_error("no MIDI file");
    division_ = byte(12) << 8 | byte(13);
    at_ = 22;
  }

  std::vector<Event> notes() {
    std::vector<Event> events;
    std::uint64_t tick = 0;
    int status = 0;
    while (at_ < bytes_.size()) {
      tick += length();
      if (byte(at_) >= 128) status = byte(at_++);
      if (status == 0xff || status == 0xf0 || status == 0xf7) {
        if (status == 0xff && byte(at_++) == 0x2f) break;
        const std::uint32_t size = length();
        at_ += size;
        continue;
      }
      const int kind = status >> 4;
      const int first = byte(at_++);
      const int second = kind == 12 || kind == 13 ? 0 : byte(at_++);
      if (kind == 8 || kind == 9)
        events.push_back({static_cast<double>(tick) * 960 / division_, status, first, second});
    }
    std::sort(events.begin(), events.end());
    return events;
  }

 private:
  int byte(std::size_t at) const {
    if (at >= bytes_.size()) throw std::runtime_error("the MIDI file ends early");
    return static_cast<unsigned char>(bytes_[at]);
  }
  std::uint32_t length() {
    std::uint32_t value = 0;
    for (;;) {
      const int next = byte(at_++);
      value = value << 7 | static_cast<std::uint32_t>(next & 127);
      if (next < 128) return value;
    }
  }

  std::string bytes_;
  std::size_t at_ = 0;
  int division_ = 960;
};

// A drummer strikes a little off the 16ths: 10 to 25 ticks in the mean. A band out of step with its host
// would be anywhere (60 in the mean), one that is late by a block would be so in all its strokes.
int print_grid(const std::vector<Event> &events, double before) {
  constexpr double STEP = 240, MOST_OFF = 36, MOST_LATE = 25;  // ticks
  int drums = 0;
  double late = 0, off = 0;
  for (const Event &event : events) {
    if (event.status != 0x99 || event.tick >= before) continue;
    const double from_step = std::remainder(event.tick, STEP);
    drums++;
    late += from_step;
    off += std::fabs(from_step);
  }
  late /= std::max(drums, 1);
  off /= std::max(drums, 1);
  std::printf("drums %d, off the 16ths by %.1f ticks, late by %.1f\n", drums, off, late);
  return drums > 0 && off <= MOST_OFF && std::fabs(late) <= MOST_LATE ? 0 : 1;
}

int run(int count, char **arguments) {
  const std::string what = count > 1 ? arguments[1] : "";
  if (what == "clip" && count == 4) {
    write_clip(arguments[2], std::atoi(arguments[3]));
    return 0;
  }
  if ((what != "notes" && what != "grid") || count != 4) {
    std::fprintf(stderr, "usage: smf clip FILE BARS | notes FILE BEFORE | grid FILE BEFORE\n");
    return 2;
  }
  const std::vector<Event> events = Reader(arguments[2]).notes();
  const double before = std::atof(arguments[3]);
  if (what == "grid") return print_grid(events, before);
  for (const Event &event : events) {
    if (event.tick < before)
      std::printf("%.2f %02x %d %d\n", event.tick, event.status, event.key, event.velocity);
  }
  return 0;
}

}  // namespace

int main(int count, char **arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception &failure) {
    std::fprintf(stderr, "smf: %s\n", failure.what());
    return 1;
  }
}
