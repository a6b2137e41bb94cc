#include "clocked_ports.hpp"

#include <algorithm>
#include <chrono>

#ifdef _WIN32
#include <windows.h>
#else
#include <pthread.h>
#include <sched.h>
#endif

namespace sideman::shim {

namespace {

constexpr std::int64_t nanos_per_second = 1'000'000'000;
constexpr auto nap = std::chrono::microseconds(1000);
constexpr std::int64_t late_nanos = 5'000'000;
// After a pause longer than this (a sleeping laptop) the missed time is left out, not played at once.
constexpr std::uint32_t longest_block = 9600;

// Asks for a place before ordinary threads; without the right to it things work, only less evenly.
void hurry() noexcept {
#ifdef _WIN32
  SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_TIME_CRITICAL);
#else
  sched_param parameters{};
  parameters.sched_priority = sched_get_priority_min(SCHED_FIFO) + 5;
  pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
#endif
}

}  // namespace

std::int64_t monotonic_nanos() noexcept {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

bool ArrivalRing::offer(const Arrival &arrival) noexcept {
  const std::uint32_t written = written_.load(std::memory_order_relaxed);
  const std::uint32_t waiting = written - read_.load(std::memory_order_acquire);
  const bool starts_note = (arrival.data[0] & 0xF0) == 0x90 && arrival.data[2] > 0;
  const std::size_t room = starts_note ? slots_.size() * 3 / 4 : slots_.size();
  if (waiting >= room) return false;
  slots_[written % slots_.size()] = arrival;
  written_.store(written + 1, std::memory_order_release);
  return true;
}

bool ArrivalRing::take(std::int64_t until_nanos, Arrival &arrival) noexcept {
  const std::uint32_t read = read_.load(std::memory_order_relaxed);
  if (read == written_.load(std::memory_order_acquire)) return false;
  if (slots_[read % slots_.size()].nanos >= until_nanos) return false;
  arrival = slots_[read % slots_.size()];
  read_.store(read + 1, std::memory_order_release);
  return true;
}

ClockedPorts::ClockedPorts(Edge edge, std::unique_ptr<MidiSystem> system)
    : edge_(std::move(edge)), system_(std::move(system)), origin_nanos_(monotonic_nanos()) {
  auto *link = sideman_edge_link(edge_.get());
  const std::int64_t ahead = system_->schedules() ? ahead_nanos : 0;
  std::atomic_ref(link->output_latency_frames)
      .store(static_cast<std::uint32_t>(ahead * sample_rate / nanos_per_second));
  std::atomic_ref(link->listens).store((1u << SIDEMAN_INPUTS) - 1);
  thread_ = std::thread([this] { run(); });
}

ClockedPorts::~ClockedPorts() {
  stops_.store(true, std::memory_order_release);
  thread_.join();
}

std::int64_t ClockedPorts::nanos_of(std::int64_t frame) const noexcept {
  return origin_nanos_ +
         static_cast<std::int64_t>(static_cast<double>(frame) * nanos_per_second / sample_rate);
}

std::int64_t ClockedPorts::frame_of(std::int64_t nanos) const noexcept {
  return static_cast<std::int64_t>(static_cast<double>(nanos - origin_nanos_) * sample_rate /
                                   nanos_per_second);
}

// [block-thread]
void ClockedPorts::run() {
  hurry();
  std::int64_t frame = 0;
  std::int64_t last_nanos = monotonic_nanos();
  while (!stops_.load(std::memory_order_acquire)) {
    std::this_thread::sleep_for(nap);
    const std::int64_t now = monotonic_nanos();
    if (now - last_nanos > late_nanos) late_.fetch_add(1, std::memory_order_relaxed);
    last_nanos = now;
    std::int64_t frames = frame_of(now) - frame;
    if (frames > longest_block) {
      origin_nanos_ += nanos_of(frame + frames) - nanos_of(frame + longest_block);
      frames = longest_block;
    }
    if (frames > 0) block(frame, static_cast<std::uint32_t>(frames));
    frame += std::max<std::int64_t>(frames, 0);
  }
  sideman_edge_silence(edge_.get());
  block(frame, 1);
}

// A block is run when its time has passed: whatever was played in it is here by then.
void ClockedPorts::block(std::int64_t begin_frame, std::uint32_t frames) noexcept {
  const std::int64_t ahead = system_->schedules() ? ahead_nanos : 0;
  const auto write_at = [&](std::uint32_t offset) { return nanos_of(begin_frame + offset) + ahead; };
  sideman_emission message{};
  outlet_.flush([&](std::uint32_t offset, const std::uint8_t *data, std::size_t size) {
    sideman_emission held{offset, static_cast<std::uint8_t>(size), {}, 255};
    std::copy_n(data, size, held.data);
    return system_->send(held, write_at(offset));
  });
  sideman_edge_begin(edge_.get(), frames, nullptr);
  Arrival arrival;
  while (system_->take(nanos_of(begin_frame + frames), arrival)) {
    const std::int64_t offset = frame_of(arrival.nanos) - begin_frame;
    sideman_edge_input(edge_.get(),
                       static_cast<std::uint32_t>(std::clamp<std::int64_t>(offset, 0, frames - 1)),
                       arrival.port, arrival.data, arrival.size);
  }
  while (sideman_edge_next(edge_.get(), &message)) {
    outlet_.send(message, [&](std::uint32_t offset, const std::uint8_t *, std::size_t) {
      return system_->send(message, write_at(offset));
    });
  }
  sideman_edge_end(edge_.get());
  system_->flush();
}

}  // namespace sideman::shim
