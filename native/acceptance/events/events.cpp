// events NOTES COMMAND...: starts a JACK server and the command, which orders notes at known frames through
// the port Sideman Out (ScheduledEventsBenchmark), and compares the frame of every message with its order's.
#include <jack/jack.h>
#include <jack/midiport.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <vector>

#include "../kill/figures.hpp"
#include "../kill/process.hpp"

namespace {

constexpr std::int64_t LENGTH = 100;

// As ScheduledEventsBenchmark.start.
std::int64_t start_of(std::int64_t note) {
  return 240 * note + 7919 * note % 200;
}

struct Heard {
  std::int64_t frame;
  std::uint8_t status, key;
};

// Writes down what comes; the list has its full size before JACK's thread begins.
class Listener {
 public:
  explicit Listener(std::size_t messages) : heard_(messages) {
    jack_set_error_function([](const char *) {});
    jack_set_info_function([](const char *) {});
  }
  ~Listener() {
    if (client_ != nullptr) jack_client_close(client_);
  }

  bool opens() {
    client_ = jack_client_open("listener", JackNoStartServer, nullptr);
    if (client_ == nullptr) return false;
    in_ = jack_port_register(client_, "in", JACK_DEFAULT_MIDI_TYPE, JackPortIsInput, 0);
    jack_set_process_callback(
        client_,
        [](jack_nframes_t frames, void *self) { return static_cast<Listener *>(self)->process(frames); },
        this);
    return jack_activate(client_) == 0;
  }

  bool connects() { return jack_connect(client_, "Sideman:Sideman Out", jack_port_name(in_)) == 0; }
  std::size_t count() const { return count_.load(std::memory_order_acquire); }
  const Heard &operator[](std::size_t i) const { return heard_[i]; }

 private:
  int process(jack_nframes_t frames) {
    void *buffer = jack_port_get_buffer(in_, frames);
    jack_midi_event_t event;
    for (std::uint32_t i = 0; jack_midi_event_get(&event, buffer, i) == 0; i++) {
      const std::size_t index = count_.load(std::memory_order_relaxed);
      if (event.size != 3 || index >= heard_.size()) continue;
      heard_[index] = {frame_ + event.time, event.buffer[0], event.buffer[1]};
      count_.store(index + 1, std::memory_order_release);
    }
    frame_ += frames;
    return 0;
  }

  jack_client_t *client_ = nullptr;
  jack_port_t *in_ = nullptr;
  std::int64_t frame_ = 0;
  std::vector<Heard> heard_;
  std::atomic<std::size_t> count_{0};
};

struct Expected {
  std::int64_t frame;
  int status, key;
};

std::vector<Expected> expected(std::int64_t notes) {
  std::vector<Expected> all;
  for (std::int64_t i = 0; i < notes; i++) {
    const int channel = 9 + static_cast<int>(i % 5), key = 30 + static_cast<int>(i % 64);
    all.push_back({start_of(i), 0x90 | channel, key});
    all.push_back({start_of(i) + LENGTH, 0x80 | channel, key});
  }
  return all;
}

// Of one kind of message the n-th heard belongs to the n-th expected.
int compare(const Listener &listener, std::int64_t notes) {
  std::map<std::pair<int, int>, std::vector<std::int64_t>> heard;
  for (std::size_t i = 0; i < listener.count(); i++) {
    heard[{listener[i].status, listener[i].key}].push_back(listener[i].frame);
  }
  const std::int64_t first = listener.count() > 0 ? listener[0].frame : 0;
  std::map<std::pair<int, int>, std::size_t> next;
  std::int64_t lost = 0, off = 0, worst = 0, met = 0;
  for (const Expected &message : expected(notes)) {
    const auto &frames = heard[{message.status, message.key}];
    std::size_t &index = next[{message.status, message.key}];
    if (index >= frames.size()) {
      lost++;
      continue;
    }
    const std::int64_t deviation = std::abs(frames[index++] - first - message.frame);
    met++;
    off += deviation > 0;
    worst = std::max(worst, deviation);
  }
  const std::int64_t extra = static_cast<std::int64_t>(listener.count()) - met;
  std::printf("%lld scheduled events: %lld off their frame (worst %lld frames), %lld lost, %lld too many\n",
              static_cast<long long>(2 * notes), static_cast<long long>(off), static_cast<long long>(worst),
              static_cast<long long>(lost), static_cast<long long>(extra));
  return off == 0 && lost == 0 && extra == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char **words) {
  const char *server = std::getenv("JACK_DEFAULT_SERVER");
  if (count < 3 || server == nullptr) {
    std::fprintf(stderr, "events NOTES COMMAND..., with JACK_DEFAULT_SERVER set\n");
    return 2;
  }
  const std::int64_t notes = std::atoll(words[1]);
  Process jackd({"jackd", "--no-realtime", "-S", "-n", server, "-d", "dummy", "-r", "48000", "-p", "128"});
  Listener listener(static_cast<std::size_t>(2 * notes + 1000));
  if (!within(20000, [&] { return listener.opens(); })) {
    std::printf("no JACK server within 20 s\n");
    return 1;
  }
  Process band(std::vector<std::string>(words + 2, words + count));
  if (!band.waits_for("Ready", 300) || !within(2000, [&] { return listener.connects(); })) {
    std::printf("no port Sideman Out\n");
    return 1;
  }
  std::printf("%s\n", band.line.c_str());
  const bool told = band.waits_for("allocated", static_cast<double>(notes) / 200 + 60);
  std::printf("%s\n", told ? band.line.c_str() : "the program that orders did not end");
  return compare(listener, notes) == 0 && told ? 0 : 1;
}
