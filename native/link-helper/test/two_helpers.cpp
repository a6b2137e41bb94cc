// SPDX-License-Identifier: GPL-2.0-or-later
// Two helpers, each with a companion played by this program: they find each other, agree on the phase of the
// beat, and follow what either companion asks. Prints what was measured; ends with 1 when something is wrong.
#include "../osc.hpp"

#include <asio.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using asio::ip::udp;
using Clock = std::chrono::steady_clock;

struct State {
  std::int64_t nanos = 0;
  double beats = 0;
  double bpm = 0;
  std::int64_t peers = 0;
  std::int64_t playing = 0;
  int count = 0;
};

class Companion {
 public:
  Companion(asio::io_context &io, const std::string &program, double bpm)
      : socket_(io, udp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    socket_.non_blocking(true);
    std::string command = program + " --companion " + std::to_string(socket_.local_endpoint().port()) +
                          " --tempo " + std::to_string(bpm) + " --quantum 4";
    pipe_ = popen(command.c_str(), "w");
  }

  ~Companion() {
    if (pipe_ != nullptr) pclose(pipe_);  // its input ends, so it does
  }

  Companion(const Companion &) = delete;
  Companion &operator=(const Companion &) = delete;

  void receive() {
    std::array<unsigned char, 512> bytes{};
    asio::error_code nothing;
    for (;;) {
      std::size_t size = socket_.receive_from(asio::buffer(bytes), helper_, 0, nothing);
      if (nothing) return;
      sideman_link::OscReader message(bytes.data(), size);
      if (message.address() == "/link/state") {
        state.nanos = message.whole().value_or(0);
        state.beats = message.number().value_or(0);
        state.bpm = message.number().value_or(0);
        state.peers = message.whole().value_or(0);
        state.playing = message.whole().value_or(0);
        ++state.count;
      }
    }
  }

  void send(const sideman_link::OscWriter &message) {
    asio::error_code gone;
    socket_.send_to(asio::buffer(message.bytes()), helper_, 0, gone);
  }

  State state;

 private:
  udp::socket socket_;
  udp::endpoint helper_;
  FILE *pipe_ = nullptr;
};

// Lets both go on until `done`, or the time is over.
template <typename Done>
bool wait(Companion &a, Companion &b, double seconds, Done done) {
  auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (Clock::now() < end) {
    a.receive();
    b.receive();
    if (done()) return true;
    asio::io_context io;
    asio::steady_timer(io, std::chrono::milliseconds(5)).wait();
  }
  return false;
}

// How far the two are apart in a bar of four, at the time of the newer reading.
double phaseDifference(const State &a, const State &b) {
  double beats = a.beats - b.beats - static_cast<double>(a.nanos - b.nanos) * a.bpm / 60e9;
  return std::abs(std::remainder(beats, 4));
}

int fail(const char *what) {
  std::printf("two Link helpers: %s\n", what);
  return 1;
}

int run(const std::string &program) {
  asio::io_context io;
  Companion a(io, program, 101);
  if (!wait(a, a, 5, [&] { return a.state.count > 100; })) return fail("the first one tells nothing");
  Companion b(io, program, 140);
  auto begun = Clock::now();
  if (!wait(a, b, 10, [&] { return a.state.peers == 1 && b.state.peers == 1; })) {
    std::printf("two Link helpers: skipped, for multicast does not come through on this machine\n");
    return 0;
  }
  double found = std::chrono::duration<double>(Clock::now() - begun).count();
  wait(a, b, 1, [] { return false; });
  double worst = 0;
  wait(a, b, 3, [&] {
    worst = std::max(worst, phaseDifference(a.state, b.state));
    return false;
  });
  if (worst > 0.001) return fail("their phases differ by more than a thousandth of a beat");
  if (std::abs(a.state.bpm - b.state.bpm) > 0.01) return fail("their tempos differ");
  b.send(sideman_link::OscWriter("/link/tempo", ",d").real(132.5));
  if (!wait(a, b, 5, [&] { return std::abs(a.state.bpm - 132.5) < 0.01; }))
    return fail("a tempo does not come across");
  a.send(sideman_link::OscWriter("/link/play", ",i").whole(1));
  if (!wait(a, b, 5, [&] { return b.state.playing == 1; })) return fail("a start does not come across");
  std::printf(
      "two Link helpers: found each other in %.2f s; phase within %.6f beats over 3 s; tempo and start "
      "come across\n",
      found, worst);
  return 0;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: link-helper-test PROGRAM\n");
    return 2;
  }
  return run(arguments[1]);
}
