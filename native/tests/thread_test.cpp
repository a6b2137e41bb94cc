// Host, companion and main thread at once; under the thread sanitizer this is the proof that they share
// nothing unguarded.
#include <atomic>
#include <random>
#include <thread>

#include "atomic.hpp"
#include "check.hpp"
#include "rig.hpp"
#include "sideman/control.h"

using namespace rig;

namespace {

// Writes orders as the companion does, but as fast as it can, and reads every report.
class BusyCompanion {
 public:
  explicit BusyCompanion(sideman_link &link) : link_(link) {}

  void run(const std::atomic<bool> &done) {
    sideman::store(link_.companion_version, SIDEMAN_LINK_VERSION);
    sideman::store(link_.heartbeat_nanos, 1);
    sideman::publish(link_.companion, 77);
    while (!done.load()) {
      sideman::add(link_.heartbeat_nanos, 1);
      read_reports();
      if (epoch_ != 0) order_something(link_.orders, link_.order, written_[0]);
      if (epoch_ != 0 && random_() % 8 == 0) order_something(link_.now, link_.now_order, written_[1]);
      if (random_() % 64 == 0) recall();
    }
    read_reports();
    sideman::publish(link_.companion, 0);
  }

  std::uint64_t ordered() const { return written_[0] + written_[1]; }
  std::uint64_t blocks = 0;
  std::uint64_t gaps = 0;

 private:
  void read_reports() {
    for (const std::uint64_t written = sideman::acquire(link_.reports.written); read_ < written;) {
      const sideman_report report = sideman::copy(link_.report[read_ % SIDEMAN_REPORTS]);
      sideman::publish(link_.reports.read, ++read_);
      if (report.kind != SIDEMAN_REPORT_BLOCK) continue;
      if (blocks > 0 && report.frame != frame_) gaps++;
      frame_ = report.frame + report.frames;
      epoch_ = report.epoch;
      blocks++;
    }
  }

  void order_something(sideman_ring_head &head, sideman_order *orders, std::uint64_t &written) {
    if (written - sideman::acquire(head.read) >= SIDEMAN_ORDERS) return;
    const unsigned role = random_() % 5;
    sideman_order order{};
    order.start = frame_ + static_cast<std::int64_t>(random_() % 5000);
    order.end = order.start + 1 + static_cast<std::int64_t>(random_() % 2000);
    order.id = 1 + static_cast<std::uint32_t>(random_() % 500);
    order.generation = generation_[role];
    order.epoch = epoch_;
    order.kind = random_() % 10 == 0 ? SIDEMAN_ORDER_RELEASE : SIDEMAN_ORDER_NOTE;
    order.role = static_cast<std::uint8_t>(role);
    order.key = static_cast<std::uint8_t>(60 + random_() % 5);
    order.velocity = 64;
    sideman::paste(orders[written % SIDEMAN_ORDERS], order);
    sideman::publish(head.written, ++written);
  }

  void recall() {
    const unsigned role = random_() % 5;
    const std::uint32_t generation = ++generation_[role];
    sideman::store(link_.recalled[role][generation % SIDEMAN_RECALLS], frame_ + 500);
    sideman::publish(link_.generation[role], generation);
  }

  sideman_link &link_;
  std::mt19937 random_{11};
  std::uint64_t read_ = 0, written_[2] = {};
  std::uint32_t epoch_ = 0, generation_[5] = {};
  std::int64_t frame_ = 0;
};

}  // namespace

TEST("host, companion and main thread work at once without losing a report or hanging a note") {
  Rig rig;
  rig.beats = false;
  BusyCompanion companion(rig.link());
  std::atomic<bool> done{false};
  std::thread companion_thread([&] { companion.run(done); });
  std::thread main_thread([&] {
    for (int i = 0; !done.load(); i++) {
      const sideman_take_note note{i, 0, 65536, 1, 40, 90, {}};
      sideman_edge_take_load(rig.edge(), &note, i % 2);
      sideman_edge_take_copy(rig.edge(), nullptr, 0);
      static_cast<void>(sideman_edge_connection(rig.edge()));
      std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
  });
  Host host;
  host.playing = true;
  std::vector<Heard> heard;
  for (int i = 0; i < 20000; i++) {
    if (i % 50 == 0) rig.input(3, 0x90, 60, 90);
    if (i == 9000) rig.control(SIDEMAN_FREEZE, 1);
    if (i == 11000) rig.control(SIDEMAN_FREEZE, 0);
    append(heard, rig.block(64, &host));
    // On a busy machine the companion may not run for long; a host without a clock waits for it.
    const auto unread = [&] {
      return rig.link().reports.written - sideman::acquire(rig.link().reports.read);
    };
    while (unread() > SIDEMAN_REPORTS / 2) std::this_thread::sleep_for(std::chrono::microseconds(100));
    if (i % 16 == 0) std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
  done = true;
  companion_thread.join();
  main_thread.join();
  append(heard, rig.block(64, &host));  // the companion has left
  check_nothing_hangs(band(heard));
  CHECK_EQUAL(0U, companion.gaps);
  CHECK(companion.blocks > 1000 && companion.ordered() > 1000 && rig.link().notes_started > 100);
  CHECK_EQUAL(0U, rig.link().orders_broken);
  CHECK_EQUAL(0U, rig.link().reports_refused);
}
