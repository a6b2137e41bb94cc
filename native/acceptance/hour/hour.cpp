// hour MINUTES COMMAND...: so many minutes of the host's time with the companion, as fast as both go. Every
// note that sounds is compared with the order that the companion gave for it, and its frame with the frame
// that the host's own clock, reckoned anew from zero, has for that tick.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <deque>
#include <map>
#include <memory>
#include <tuple>

#include "../kill/figures.hpp"
#include "../kill/process.hpp"
#include "atomic.hpp"
#include "sideman/edge.h"

namespace {

constexpr double RATE = 44100, BPM = 117.3;
constexpr std::uint32_t FRAMES = 2048;  // 46 ms: too long for reactions, so one chord is all there is to hear
constexpr double TICKS_PER_FRAME = BPM * 960 / (60 * RATE);

struct Closing {
  void operator()(sideman_edge *edge) const { sideman_edge_close(edge); }
};

// Mean distance of what was ordered from the host's sixteenths, in ticks, over a stretch of time.
struct Grid {
  double sum = 0;
  long count = 0;
  void add(std::int64_t tick) {
    sum += static_cast<double>((tick + 120) % 240 - 120);
    count++;
  }
  double mean() const { return count == 0 ? 0 : sum / static_cast<double>(count); }
};

class Hour {
 public:
  Hour() {
    const sideman_edge_setup setup{nullptr, "hour", SIDEMAN_EDGE_PLUGIN, RATE};
    char error[300];
    edge_.reset(sideman_edge_open(&setup, error, sizeof error));
    if (!edge_) throw std::runtime_error(error);
    link_ = sideman_edge_link(edge_.get());
  }

  bool connects(double seconds) {
    return within(seconds * 1000, [&] {
      block(false);
      return sideman_edge_connection(edge_.get()) == SIDEMAN_CONNECTED;
    });
  }

  void roll(std::int64_t blocks) {
    blocks_ = blocks;
    for (std::int64_t i = 0; i < blocks; i++) {
      block(true);
      await_answer();
      read_orders();
    }
    block(false);  // stop: everything ends
  }

  long notes = 0, without_order = 0, hanging = 0;
  double worst = 0;
  std::int64_t last_frame = 0;
  Grid first_minutes, last_minutes;
  const sideman_link &link() const { return *link_; }

 private:
  void block(bool rolls) {
    const double tick = static_cast<double>(rolled_) * TICKS_PER_FRAME;
    sideman_transport transport{};
    transport.valid = true;
    transport.playing = rolls;
    transport.bar = static_cast<std::int32_t>(tick / 3840);
    transport.tick_in_bar = tick - transport.bar * 3840.0;
    transport.bpm = BPM;
    transport.beats_per_bar = transport.beat_unit = 4;
    sideman_edge_begin(edge_.get(), FRAMES, &transport);
    if (rolls) play_chord(transport);
    for (sideman_emission out; sideman_edge_next(edge_.get(), &out);) hear(out);
    sideman_edge_end(edge_.get());
    if (rolls) rolled_ += FRAMES;
  }

  // The same chord anew in every bar.
  void play_chord(const sideman_transport &transport) {
    if (transport.bar == bar_) return;
    for (const int status : {0x80, 0x90}) {
      for (const int key : {60, 64, 67}) {
        const std::uint8_t message[3] = {static_cast<std::uint8_t>(status), static_cast<std::uint8_t>(key),
                                         80};
        if (bar_ >= 0 || status == 0x90) sideman_edge_input(edge_.get(), 0, 0, message, 3);
      }
    }
    bar_ = transport.bar;
  }

  // Twice a beat of the companion's heart after it has read everything: then all its orders are written.
  void await_answer() {
    const Moment start = now();
    const auto patient = [&] { return milliseconds_since(start) < 5000; };
    while (sideman::acquire(link_->reports.read) != link_->reports.written && patient()) nap();
    for (int beats = 0; beats < 2; beats++) {
      const auto beat = sideman::acquire(link_->heartbeat_nanos);
      while (sideman::acquire(link_->heartbeat_nanos) == beat && patient()) nap();
    }
  }

  static void nap() { std::this_thread::sleep_for(std::chrono::microseconds(50)); }

  void read_orders() {
    for (const auto written = sideman::acquire(link_->orders.written); read_ < written; read_++) {
      const sideman_order order = sideman::copy(link_->order[read_ % SIDEMAN_ORDERS]);
      if ((order.kind & 63) != SIDEMAN_ORDER_NOTE) continue;
      const auto frame = std::ceil(static_cast<double>(order.start) / TICKS_PER_FRAME - 0.0314159);
      ordered_[{order.role, order.key}].push_back({static_cast<std::int64_t>(frame), order.start});
    }
  }

  void hear(const sideman_emission &out) {
    const int kind = out.data[0] & 0xF0;
    if (out.role >= SIDEMAN_ROLES) return;
    hanging += kind == 0x90 ? 1 : kind == 0x80 ? -1 : 0;
    if (kind != 0x90) return;
    notes++;
    const std::int64_t frame = rolled_ + out.offset;
    last_frame = frame;
    auto &orders = ordered_[{out.role, out.data[1]}];
    const auto distance = [&](const auto &order) { return std::abs(order.first - frame); };
    const auto nearest = std::min_element(orders.begin(), orders.end(), [&](const auto &a, const auto &b) {
      return distance(a) < distance(b);
    });
    if (nearest == orders.end()) {
      without_order++;
      return;
    }
    worst = std::max(worst, static_cast<double>(distance(*nearest)));
    const auto five_minutes = static_cast<std::int64_t>(300 * RATE);
    if (frame < five_minutes) first_minutes.add(nearest->second);
    if (frame > blocks_ * FRAMES - five_minutes) last_minutes.add(nearest->second);
    std::erase_if(orders,
                  [&](const auto &order) { return order.first <= frame - 96000 || order == *nearest; });
  }

  std::unique_ptr<sideman_edge, Closing> edge_;
  sideman_link *link_;
  std::int64_t rolled_ = 0, blocks_ = 0;
  std::uint64_t read_ = 0;
  std::int32_t bar_ = -1;
  std::map<std::pair<int, int>, std::deque<std::pair<std::int64_t, std::int64_t>>> ordered_;
};

}  // namespace

int main(int count, char **words) {
  if (count < 3) {
    std::fprintf(stderr, "hour MINUTES COMMAND...\n");
    return 2;
  }
  const double minutes = std::atof(words[1]);
  Process companion(std::vector<std::string>(words + 2, words + count));
  Hour hour;
  if (!companion.waits_for("Ready", 60) || !hour.connects(10)) {
    std::printf("no companion came within 70 s\n");
    return 1;
  }
  const Moment start = now();
  const auto blocks = static_cast<std::int64_t>(minutes * 60 * RATE / FRAMES);
  hour.roll(blocks);
  const double took = milliseconds_since(start) / 1000;
  const bool to_the_end =
      static_cast<double>(hour.last_frame) > static_cast<double>(blocks) * FRAMES - 10 * RATE;
  std::printf(
      "%.0f minutes of the host at %.1f bpm, %.0f Hz, blocks of %u: in %.0f s, %.1f times real time\n",
      minutes, BPM, RATE, FRAMES, took, minutes * 60 / took);
  std::printf("%ld notes: worst deviation %.0f frames, without an order %ld, late %llu, hanging %ld\n",
              hour.notes, hour.worst, hour.without_order,
              static_cast<unsigned long long>(hour.link().notes_late), hour.hanging);
  std::printf(
      "mean distance from the host's sixteenths: first five minutes %.2f ticks, last five %.2f ticks\n",
      hour.first_minutes.mean(), hour.last_minutes.mean());
  const bool good = hour.worst == 0 && hour.without_order == 0 && hour.hanging == 0 &&
                    hour.notes > 100 * minutes && to_the_end &&
                    std::abs(hour.first_minutes.mean() - hour.last_minutes.mean()) < 5;
  std::printf("%s\n", good ? "no drift" : "FAILED");
  return good ? 0 : 1;
}
