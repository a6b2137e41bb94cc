// Two edges that play into each other in memory: every machine can measure the link with them, without a
// sound server. The thread keeps time as a sound card does: a late block is made up for at once.
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "ports.hpp"

namespace sideman::shim {

namespace {

constexpr std::uint32_t block_frames = 128;
constexpr double sample_rate = 48000;

class LoopPorts final : public Ports {
 public:
  LoopPorts(Edge band, Edge meter) : band_(std::move(band)), meter_(std::move(meter)) {
    thread_ = std::thread([this] { run(); });
  }
  ~LoopPorts() override {
    stops_.store(true, std::memory_order_release);
    thread_.join();
  }

  sideman_ports_state now() const noexcept override { return SIDEMAN_PORTS_RUNNING; }
  std::uint64_t xruns() const noexcept override { return late_.load(std::memory_order_relaxed); }
  std::string link_path() const override { return sideman_edge_path(band_.get()); }
  std::string description() const override { return "a loop in memory"; }

 private:
  using Clock = std::chrono::steady_clock;

  // [block-thread]
  void run() {
    const auto block = std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(block_frames / sample_rate));
    auto next = Clock::now();
    while (!stops_.load(std::memory_order_acquire)) {
      next += block;
      std::this_thread::sleep_until(next);
      if (Clock::now() - next > block) late_.fetch_add(1, std::memory_order_relaxed);
      pass();
    }
  }

  void pass() noexcept {
    sideman_edge_begin(meter_.get(), block_frames, nullptr);
    for (std::size_t i = 0; i < count_; i++) {
      sideman_edge_input(meter_.get(), held_[i].offset, 0, held_[i].data, held_[i].size);
    }
    sideman_edge_begin(band_.get(), block_frames, nullptr);
    sideman_emission message{};
    while (sideman_edge_next(meter_.get(), &message)) {
      sideman_edge_input(band_.get(), message.offset, 0, message.data, message.size);
    }
    sideman_edge_end(meter_.get());
    count_ = 0;
    while (sideman_edge_next(band_.get(), &message)) {
      if (count_ < held_.size()) held_[count_++] = message;
    }
    sideman_edge_end(band_.get());
  }

  Edge band_, meter_;
  std::array<sideman_emission, 1024> held_{};  // on its way to the meter; block thread only
  std::size_t count_ = 0;
  std::atomic<std::uint64_t> late_{0};
  std::atomic<bool> stops_{false};
  std::thread thread_;  // last: it uses everything above
};

}  // namespace

std::unique_ptr<Ports> open_loop(const std::string &folder, const std::string &meter_folder,
                                 std::string &meter_path, std::string &error) {
  Edge band = open_edge({"Sideman loop", folder, {}, {}}, sample_rate, error);
  if (!band) return nullptr;
  Edge meter = open_edge({"Sideman meter", meter_folder, {}, {}}, sample_rate, error);
  if (!meter) return nullptr;
  meter_path = sideman_edge_path(meter.get());
  return std::make_unique<LoopPorts>(std::move(band), std::move(meter));
}

}  // namespace sideman::shim
