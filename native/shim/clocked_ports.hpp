// Ports on systems that have no audio thread to offer: a thread of our own runs the edge's blocks, about
// one a millisecond, by the monotonic clock.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "outlet.hpp"
#include "ports.hpp"

namespace sideman::shim {

// A message that came in, with the time of its arrival on the monotonic clock.
struct Arrival {
  std::int64_t nanos = 0;
  std::uint8_t size = 0;
  std::uint8_t data[3] = {};
  std::uint8_t port = 0;
};

// From the system's thread to the block thread. A full ring refuses, and note-offs have the last quarter
// for themselves.
class ArrivalRing {
 public:
  // [system-thread] one only.
  bool offer(const Arrival &arrival) noexcept;
  // [block-thread] The next one before `until_nanos`.
  bool take(std::int64_t until_nanos, Arrival &arrival) noexcept;

 private:
  std::array<Arrival, 1024> slots_{};
  std::atomic<std::uint32_t> written_{0}, read_{0};
};

// What a system does with messages. All but open and close runs on the block thread.
class MidiSystem {
 public:
  virtual ~MidiSystem() = default;
  // A message that came in before that moment, in order. False when there is none.
  virtual bool take(std::int64_t until_nanos, Arrival &arrival) noexcept = 0;
  // Sends at that moment, or at once when it has passed or the system cannot wait. False: no room now.
  virtual bool send(const sideman_emission &message, std::int64_t nanos) noexcept = 0;
  // After the sends of a block.
  virtual void flush() noexcept = 0;
  // Whether the system keeps times of its own, so that messages may be handed over before theirs.
  virtual bool schedules() const noexcept = 0;
  virtual std::string description() const = 0;
};

// Monotonic time, the same clock that the edge publishes. [any-thread]
std::int64_t monotonic_nanos() noexcept;

class ClockedPorts final : public Ports {
 public:
  static constexpr double sample_rate = 48000;
  // Where the system can wait, everything sounds this much after its block began: twice a block, so that
  // a block that comes late is still in time.
  static constexpr std::int64_t ahead_nanos = 2'000'000;

  ClockedPorts(Edge edge, std::unique_ptr<MidiSystem> system);
  ~ClockedPorts() override;

  sideman_ports_state now() const noexcept override { return SIDEMAN_PORTS_RUNNING; }
  std::uint64_t xruns() const noexcept override { return late_.load(std::memory_order_relaxed); }
  std::string link_path() const override { return sideman_edge_path(edge_.get()); }
  std::string description() const override { return system_->description(); }

 private:
  void run();
  void block(std::int64_t begin_frame, std::uint32_t frames) noexcept;
  std::int64_t nanos_of(std::int64_t frame) const noexcept;
  std::int64_t frame_of(std::int64_t nanos) const noexcept;

  Edge edge_;
  std::unique_ptr<MidiSystem> system_;
  Outlet outlet_;
  std::int64_t origin_nanos_;
  std::atomic<std::uint64_t> late_{0};
  std::atomic<bool> stops_{false};
  std::thread thread_;  // last: it uses everything above
};

}  // namespace sideman::shim
