#include "host.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <thread>

namespace linkhost {

namespace {

constexpr double BAR = 3840;
constexpr auto NAP = std::chrono::microseconds(50);

std::int64_t now_nanos() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

template <typename T>
T shared(const T &word) {
  return __atomic_load_n(&word, __ATOMIC_ACQUIRE);
}

// Offs before ons of the same tick, as in a file.
std::vector<Message> messages(const std::vector<Note> &song) {
  std::vector<Message> all;
  for (const Note &note : song) {
    const auto channel = static_cast<std::uint8_t>(note.channel);
    const auto key = static_cast<std::uint8_t>(note.key);
    all.push_back(
        {note.start,
         {static_cast<std::uint8_t>(0x90 | channel), key, static_cast<std::uint8_t>(note.velocity)}});
    all.push_back({note.start + note.length, {static_cast<std::uint8_t>(0x80 | channel), key, 0}});
  }
  std::stable_sort(all.begin(), all.end(), [](const Message &a, const Message &b) {
    return a.tick != b.tick ? a.tick < b.tick : a.data[0] < b.data[0];
  });
  return all;
}

}  // namespace

// Puts notes together from what is emitted.
class Host::Recorder {
 public:
  void take(const sideman_emission &emission, std::int64_t tick) {
    const int kind = emission.data[0] >> 4, channel = emission.data[0] & 15, key = emission.data[1];
    if (emission.role > 4 || (kind != 8 && kind != 9)) return;
    Note &open = open_[static_cast<std::size_t>(channel * 128 + key)];
    if (kind == 9 && emission.data[2] > 0) {
      if (open.velocity > 0) ++output.doubled;
      open = Note{tick, 0, channel, key, emission.data[2]};
    } else if (open.velocity > 0) {
      open.length = std::max<std::int64_t>(1, tick - open.start);
      output.notes.push_back(open);
      open.velocity = 0;
    } else {
      ++output.strays;
    }
  }

  Output finish() {
    for (const Note &note : open_) output.hanging += note.velocity > 0 ? 1 : 0;
    std::sort(output.notes.begin(), output.notes.end());
    return output;
  }

 private:
  Output output;
  std::vector<Note> open_ = std::vector<Note>(16 * 128);
};

Host::Host(const Settings &settings, int count)
    : settings_(settings), ticks_per_frame_(settings.bpm * 16 / settings.sample_rate) {
  for (int i = 0; i < count; ++i) {
    const std::string name = "host " + std::to_string(i + 1);
    const sideman_edge_setup setup{nullptr, name.c_str(), SIDEMAN_EDGE_PLUGIN, settings.sample_rate};
    char error[256] = "";
    edges_.emplace_back(sideman_edge_open(&setup, error, sizeof error));
    if (!edges_.back()) throw std::runtime_error(error);
    sideman_link *shared_memory = link(i);
    std::strncpy(shared_memory->state_style, settings.style.c_str(), sizeof shared_memory->state_style - 1);
    shared_memory->seed = settings.seed;
  }
}

bool Host::wait_for_companion(double seconds) {
  const std::int64_t end = now_nanos() + static_cast<std::int64_t>(seconds * 1e9);
  std::vector<Recorder> recorders(edges_.size());
  sideman_transport standing{};
  standing.valid = true;
  standing.bpm = settings_.bpm;
  standing.beats_per_bar = standing.beat_unit = 4;
  while (now_nanos() < end) {
    block(settings_.frames, &standing, {}, 0, recorders);
    bool all = true;
    for (const Edge &edge : edges_) all = all && sideman_edge_connection(edge.get()) == SIDEMAN_CONNECTED;
    if (all) {
      // A band is made ready when the edge has been seen: that takes the companion a moment.
      for (int i = 0; i < 100; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        block(settings_.frames, &standing, {}, 0, recorders);
      }
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

std::uint32_t Host::frames_until_seam(double position) const {
  if (settings_.loop_from == settings_.loop_until) return settings_.frames;
  const double left = static_cast<double>(settings_.loop_until) - position;
  if (left <= 0) return settings_.frames;
  const double frames = std::ceil(left / ticks_per_frame_ - 1e-6);
  return static_cast<std::uint32_t>(std::min<double>(settings_.frames, std::max(1.0, frames)));
}

std::vector<Output> Host::play(const std::vector<Note> &song, std::int64_t from, std::int64_t ticks) {
  const std::vector<Message> all = messages(song);
  std::vector<Recorder> recorders(edges_.size());
  begun_nanos_ = now_nanos();
  answers_ms_.clear();
  frames_played_ = 0;
  double position = static_cast<double>(from);
  auto next = std::lower_bound(all.begin(), all.end(), from,
                               [](const Message &m, std::int64_t tick) { return m.tick < tick; });
  const auto end_frame = static_cast<std::uint64_t>(std::ceil(static_cast<double>(ticks) / ticks_per_frame_));
  sideman_transport transport{};
  transport.valid = transport.playing = true;
  transport.bpm = settings_.bpm;
  transport.beats_per_bar = transport.beat_unit = 4;
  while (frames_played_ < end_frame) {
    const auto frames = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(frames_until_seam(position), end_frame - frames_played_));
    transport.bar = static_cast<std::int32_t>(std::floor(position / BAR + 1e-9));
    transport.tick_in_bar = position - transport.bar * BAR;
    const double end = position + frames * ticks_per_frame_;
    std::vector<Message> input;
    while (next != all.end() && static_cast<double>(next->tick) < end - 1e-6) input.push_back(*next++);
    block(frames, &transport, input, position, recorders);
    position = end;
    if (settings_.loop_until > settings_.loop_from &&
        position >= static_cast<double>(settings_.loop_until) - 1e-6) {
      position = static_cast<double>(settings_.loop_from);
      next = std::lower_bound(all.begin(), all.end(), settings_.loop_from,
                              [](const Message &m, std::int64_t tick) { return m.tick < tick; });
    }
  }
  transport.playing = false;
  block(settings_.frames, &transport, {}, position, recorders);
  std::vector<Output> outputs;
  for (Recorder &recorder : recorders) outputs.push_back(recorder.finish());
  return outputs;
}

void Host::block(std::uint32_t frames, const sideman_transport *transport, const std::vector<Message> &input,
                 double position, std::vector<Recorder> &recorders) {
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    sideman_edge *edge = edges_[i].get();
    sideman_edge_begin(edge, frames, transport);
    if (i == 0) {
      for (const Message &message : input) {
        const double at = (static_cast<double>(message.tick) - position) / ticks_per_frame_;
        const auto offset = static_cast<std::uint32_t>(std::clamp(std::floor(at + 1e-6), 0.0, frames - 1.0));
        sideman_edge_input(edge, offset, 0, message.data, 3);
      }
    }
    sideman_emission emission{};
    while (sideman_edge_next(edge, &emission)) {
      // The edge emits on the first frame not before a tick, and forgives a host a part of a frame.
      const double frame = static_cast<double>(frames_played_ + emission.offset) + 1.0 / 16;
      recorders[i].take(emission, static_cast<std::int64_t>(std::floor(frame * ticks_per_frame_)));
    }
    sideman_edge_end(edge);
  }
  frames_played_ += frames;
  if (settings_.real_time) {
    keep_time();
  } else {
    await_answer();
  }
}

// Sleeps until the sound card of a real host would ask for the next block.
void Host::keep_time() {
  const auto due = begun_nanos_ + static_cast<std::int64_t>(static_cast<double>(frames_played_) * 1e9 /
                                                            settings_.sample_rate);
  const std::int64_t wait = due - now_nanos();
  if (wait > 0) std::this_thread::sleep_for(std::chrono::nanoseconds(wait));
}

// The companion has read everything, and has finished the round in which it did.
void Host::await_answer() {
  const std::int64_t begun = now_nanos(), give_up = begun + 1'000'000'000;
  for (const Edge &edge : edges_) {
    if (sideman_edge_connection(edge.get()) != SIDEMAN_CONNECTED) continue;
    const sideman_link *memory = sideman_edge_link(edge.get());
    while (shared(memory->reports.read) != shared(memory->reports.written) && now_nanos() < give_up) {
      std::this_thread::sleep_for(NAP);
    }
    const std::int64_t beat = shared(memory->heartbeat_nanos);
    while (shared(memory->heartbeat_nanos) == beat && now_nanos() < give_up) std::this_thread::sleep_for(NAP);
  }
  answers_ms_.push_back(static_cast<double>(now_nanos() - begun) / 1e6);
}

}  // namespace linkhost
