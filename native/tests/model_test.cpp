// The edge beside a slow and obvious model, over random sessions. The model walks from frame to frame and
// asks at each what ends and what begins; it knows no blocks but those at whose beginning orders arrive.
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <tuple>

#include "check.hpp"
#include "rig.hpp"
#include "sideman/control.h"

using namespace rig;

namespace {

constexpr double SLACK = 0.0314159;  // as the edge

// An order with its moments as they count: the now lane starts with the block.
struct Note {
  sideman_order order;
  double start, end;
  explicit Note(const sideman_order &order)
      : order(order), start(static_cast<double>(order.start)), end(static_cast<double>(order.end)) {}
  Note(const sideman_order &order, double now)
      : order(order), start(now), end(now + static_cast<double>(order.end - order.start)) {}
};

struct Sounding {
  double end;
  std::uint32_t id;
  std::int64_t from;
};

class Model {
 public:
  // Orders of this block arrive; `jumped`: a new epoch; recalls of the block count already.
  void begin(bool jumped, const std::vector<Note> &arrived, std::int64_t frame, const sideman_link &link) {
    frame_ = frame;
    if (jumped) {
      while (!sounding_.empty()) end(sounding_.begin()->first);
      waiting_.clear();
    }
    for (const Note &note : arrived) receive(note, link);
  }

  // One frame: what ends, then what begins, each by role and key.
  void frame(std::int64_t frame, double tick, double ticks_per_frame, const sideman_link &link) {
    frame_ = frame;
    const double reached = tick + SLACK * ticks_per_frame;
    std::vector<std::pair<int, int>> ends;
    for (const auto &[key, note] : sounding_) {
      if (note.end <= reached && note.from < frame) ends.push_back(key);
    }
    for (const auto &key : ends) end(key);
    std::stable_sort(waiting_.begin(), waiting_.end(), [](const Note &a, const Note &b) {
      return std::tie(a.start, a.order.role, a.order.key) < std::tie(b.start, b.order.role, b.order.key);
    });
    while (!waiting_.empty() && waiting_[0].start <= reached) {
      const Note note = waiting_[0];
      waiting_.erase(waiting_.begin());
      if (!is_void(note, link)) start(note);
    }
  }

  std::vector<Heard> heard;

 private:
  static bool is_void(const Note &note, const sideman_link &link) {
    const auto current = link.generation[note.order.role];
    for (auto g = note.order.generation + 1; g <= current; g++) {
      if (note.start >= static_cast<double>(link.recalled[note.order.role][g % SIDEMAN_RECALLS])) return true;
    }
    return current - note.order.generation > 15;
  }

  void receive(const Note &note, const sideman_link &link) {
    if (note.order.epoch != link.epoch) return;
    if ((note.order.kind & 63) == SIDEMAN_ORDER_RELEASE) {
      release(note);
    } else if (!is_void(note, link)) {
      waiting_.push_back(note);
    }
  }

  void release(const Note &release) {
    const auto sounds = sounding_.find({release.order.role, release.order.key});
    if (sounds != sounding_.end() && sounds->second.id == release.order.id) {
      sounds->second.end = std::min(sounds->second.end, release.start);
    }
    for (auto note = waiting_.begin(); note != waiting_.end(); ++note) {
      if (note->order.id != release.order.id) continue;
      note->end = std::min(note->end, release.start);
      if (release.start <= note->start) waiting_.erase(note);
      break;
    }
  }

  void start(const Note &note) {
    const sideman_order &order = note.order;
    if (sounding_.contains({order.role, order.key})) end({order.role, order.key});
    heard.push_back({frame_, 0x99 + order.role, order.key, order.velocity, order.role});
    sounding_[{order.role, order.key}] = {note.end, order.id, frame_};
  }

  void end(std::pair<int, int> key) {
    heard.push_back({frame_, 0x89 + key.first, key.second, 64, key.first});
    sounding_.erase(key);
  }

  std::map<std::pair<int, int>, Sounding> sounding_;
  std::vector<Note> waiting_;
  std::int64_t frame_ = 0;
};

// Keys do not know each other: within a frame only the order of one key's messages counts.
void sort_within_frames(std::vector<Heard> &heard) {
  std::stable_sort(heard.begin(), heard.end(), [](const Heard &a, const Heard &b) {
    return std::tie(a.frame, a.role, a.first) < std::tie(b.frame, b.role, b.first);
  });
}

class Session {
 public:
  explicit Session(std::uint32_t seed, bool jumps = true) : random_(seed), jumps_(jumps) {}

  void run(int blocks) {
    rig_.connect();
    host_.playing = true;
    host_.bpm = 60 + below(160) + below(100) / 128.0;
    script_.emplace_back(16, host_);
    rig_.block(16, &host_);
    for (int i = 0; i < blocks; i++) block();
    host_.playing = false;
    append(heard_, rig_.block(16, &host_));
    model_.begin(true, {}, rig_.frame() - 16, rig_.link());
    sort_within_frames(heard_);
    sort_within_frames(model_.heard);
  }

  // The same blocks at the same places again, without a companion, from the take alone.
  std::vector<Heard> play_take() {
    std::vector<sideman_take_note> take(sideman_edge_take_copy(rig_.edge(), nullptr, 0));
    sideman_edge_take_copy(rig_.edge(), take.data(), take.size());
    Rig again;
    sideman_edge_take_load(again.edge(), take.data(), take.size());
    std::vector<Heard> heard;
    for (auto [frames, host] : script_) append(heard, again.block(frames, &host));
    Host stopped = host_;
    append(heard, again.block(16, &stopped));
    sort_within_frames(heard);
    return heard;
  }

  const std::vector<Heard> &heard() const { return heard_; }
  const std::vector<Heard> &expected() const { return model_.heard; }
  Rig &rig() { return rig_; }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  double host_tick() const { return host_.bar * host_.bar_ticks() + host_.tick; }

  void block() {
    static constexpr int SIZES[] = {1, 7, 32, 64, 128, 511, 1024};
    const auto frames = static_cast<std::uint32_t>(SIZES[below(7)]);
    const bool jumped = below(60) == 0 && jumps_;
    if (jumped) host_.locate(below(90) + 10 * (host_.bar % 10 + 1), below(3840));
    if (below(20) == 0) host_.bpm = 60 + below(160);
    const double tick = host_tick();
    std::vector<Note> arriving;
    for (int i = below(4); i > 0; i--) arriving.push_back(scheduled(something(tick)));
    if (below(25) == 0) recall(tick);
    if (below(6) == 0) arriving.push_back(now(tick));
    script_.emplace_back(frames, host_);
    const std::int64_t first = rig_.frame();
    const double per_frame = host_.ticks_per_frame();
    append(heard_, rig_.block(frames, &host_));
    model_.begin(jumped, arriving, first, rig_.link());
    for (std::uint32_t i = 0; i < frames; i++) {
      model_.frame(first + i, tick + i * per_frame, per_frame, rig_.link());
    }
  }

  Note scheduled(const sideman_order &order) {
    rig_.order(order);
    return Note(order);
  }

  Note now(double tick) {
    const sideman_order order = rig_.ticks(below(5), 60 + below(4), 777, 778 + below(200));
    rig_.order_now(order);
    return Note(order, tick);
  }

  sideman_order something(double tick) {
    if (!notes_.empty() && below(5) == 0) {
      const auto back =
          1U + static_cast<unsigned>(below(static_cast<int>(std::min<std::size_t>(8, notes_.size()))));
      return rig_.release(notes_[notes_.size() - back], static_cast<std::int64_t>(tick) + below(300));
    }
    const auto start = static_cast<std::int64_t>(tick) + below(240) - 20;
    sideman_order note = rig_.ticks(below(5), 60 + below(4), start, start + 1 + below(200));
    note.velocity = static_cast<std::uint8_t>(1 + below(127));
    if (below(10) == 0 && note.generation > 0) note.generation--;
    notes_.push_back(note);
    return note;
  }

  void recall(double tick) { rig_.recall(below(5), static_cast<std::int64_t>(tick) + below(100)); }

  std::mt19937 random_;
  const bool jumps_;
  Rig rig_;
  Host host_;
  Model model_;
  std::vector<std::pair<std::uint32_t, Host>> script_;
  std::vector<Heard> heard_;
  std::vector<sideman_order> notes_;
};

void check_same(const std::string &where, const std::vector<Heard> &expected,
                const std::vector<Heard> &heard) {
  for (std::size_t i = 0; i < std::min(expected.size(), heard.size()); i++) {
    CHECK_EQUAL_AT(where + ", message " + std::to_string(i), expected[i], heard[i]);
  }
  CHECK_EQUAL_AT(where + ", messages", expected.size(), heard.size());
}

// The same orders, 100 ms ahead as the companion writes them, in blocks of these sizes.
std::vector<Heard> play_in_blocks(const std::vector<std::uint32_t> &sizes) {
  Rig rig;
  Host host;
  host.playing = true;
  host.bpm = 133.7;
  rig.connect();
  rig.block(1, &host);
  std::mt19937 random(7);
  std::vector<sideman_order> notes;
  for (int i = 0; i < 1500; i++) {
    const auto start = static_cast<std::int64_t>(40 + random() % 38400);
    notes.push_back(rig.ticks(static_cast<int>(random() % 5), static_cast<int>(36 + random() % 40), start,
                              start + 1 + static_cast<std::int64_t>(random() % 960)));
  }
  for (const auto &note : notes) rig.order(note);
  std::vector<Heard> heard;
  for (std::size_t i = 0; host.bar < 11; i++) append(heard, rig.block(sizes[i % sizes.size()], &host));
  host.playing = false;
  append(heard, rig.block(64, &host));
  sort_within_frames(heard);
  return heard;
}

}  // namespace

TEST("random sessions sound frame by frame as the slow model says") {
  std::size_t messages = 0;
  for (std::uint32_t seed = 1; seed <= 60; seed++) {
    Session session(seed);
    session.run(400);
    check_same("seed " + std::to_string(seed), session.expected(), session.heard());
    check_nothing_hangs(session.heard());
    CHECK_EQUAL(session.rig().link().notes_started, session.rig().link().notes_ended);
    messages += session.heard().size();
  }
  CHECK(messages > 10000);
}

TEST("the take of a random session sounds again as the session did") {
  for (std::uint32_t seed = 1; seed <= 60; seed++) {
    Session session(seed, false);
    session.run(400);
    check_same("seed " + std::to_string(seed), session.heard(), session.play_take());
  }
}

TEST("every size of block gives the same frames") {
  const std::vector<Heard> expected = play_in_blocks({1});
  check_nothing_hangs(expected);
  CHECK(expected.size() > 2500);
  for (std::uint32_t size : {7U, 32U, 64U, 128U, 1024U}) {
    check_same("blocks of " + std::to_string(size), expected, play_in_blocks({size}));
  }
  check_same("odd blocks", expected, play_in_blocks({1, 1023, 7, 64, 333, 2, 511}));
}
