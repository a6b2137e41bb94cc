// SPDX-License-Identifier: GPL-2.0-or-later
// Joins the Ableton Link session and tells the companion where its beat is. One thread beside Link's own.
#include "osc.hpp"

#include <ableton/Link.hpp>

#include <asio.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

namespace {

using asio::ip::udp;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

struct Options {
  unsigned short companion = 0;
  double tempo = 120;
  double quantum = 4;
};

bool isTempo(double bpm) {
  return bpm >= 20 && bpm <= 999;
}

bool isQuantum(double beats) {
  return beats >= 1 && beats <= 64;
}

// The companion's clock.
std::int64_t monotonicNanos() {
  return std::chrono::duration_cast<nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class Helper {
 public:
  Helper(asio::io_context &io, const Options &options)
      : link_(options.tempo),
        quantum_(options.quantum),
        companion_(asio::ip::address_v4::loopback(), options.companion),
        socket_(io, udp::endpoint(asio::ip::address_v4::loopback(), 0)),
        timer_(io) {
    link_.enableStartStopSync(true);
    link_.enable(true);
    receive();
    publishLater();
  }

 private:
  // Link counts by a clock of its own; both are read close to each other, so that they can be compared.
  microseconds linkTime(std::int64_t nanos) {
    auto now = link_.clock().micros();
    return now + std::chrono::duration_cast<microseconds>(nanoseconds(nanos - monotonicNanos()));
  }

  void publish() {
    std::int64_t before = monotonicNanos();
    auto now = link_.clock().micros();
    std::int64_t nanos = before + (monotonicNanos() - before) / 2;
    auto state = link_.captureAppSessionState();
    sharesStarts_ = sharesStarts_ || state.isPlaying();
    sideman_link::OscWriter out("/link/state", ",hddiii");
    out.big(nanos)
        .real(state.beatAtTime(now, quantum_))
        .real(state.tempo())
        .whole(static_cast<std::int32_t>(link_.numPeers()))
        .whole(state.isPlaying())
        .whole(sharesStarts_);
    asio::error_code gone;  // the companion has ended: our standard input will tell
    socket_.send_to(asio::buffer(out.bytes()), companion_, 0, gone);
  }

  void publishLater() {
    timer_.expires_after(milliseconds(10));
    timer_.async_wait([this](const asio::error_code &stopped) {
      if (stopped) return;
      publish();
      publishLater();
    });
  }

  void receive() {
    socket_.async_receive_from(asio::buffer(received_), sender_,
                               [this](const asio::error_code &failed, std::size_t size) {
                                 if (!failed && sender_ == companion_)
                                   obey(sideman_link::OscReader(received_.data(), size));
                                 receive();
                               });
  }

  void obey(sideman_link::OscReader message) {
    auto state = link_.captureAppSessionState();
    auto now = link_.clock().micros();
    if (message.address() == "/link/tempo") {
      if (auto bpm = message.number(); bpm && isTempo(*bpm)) state.setTempo(*bpm, now);
    } else if (message.address() == "/link/beat") {
      auto beat = message.number();
      auto nanos = message.whole();
      if (beat && nanos && std::isfinite(*beat)) state.requestBeatAtTime(*beat, linkTime(*nanos), quantum_);
    } else if (message.address() == "/link/play") {
      if (auto play = message.whole()) {
        state.setIsPlaying(*play != 0, now);
        sharesStarts_ = true;
      }
    } else if (message.address() == "/link/quantum") {
      if (auto beats = message.number(); beats && isQuantum(*beats)) quantum_ = *beats;
    }
    link_.commitAppSessionState(state);
  }

  ableton::Link link_;
  double quantum_;
  // Link does not tell whether anybody shares starts: true from the first start or stop on.
  bool sharesStarts_ = false;
  udp::endpoint companion_;
  udp::endpoint sender_;
  udp::socket socket_;
  asio::steady_timer timer_;
  std::array<unsigned char, 512> received_{};
};

bool parse(int count, char **arguments, Options &options) {
  for (int i = 1; i + 1 < count; i += 2) {
    char *end = nullptr;
    double value = std::strtod(arguments[i + 1], &end);
    std::string name = arguments[i];
    if (*end != 0) return false;
    if (name == "--companion" && value >= 1 && value <= 65535)
      options.companion = static_cast<unsigned short>(value);
    else if (name == "--tempo" && isTempo(value))
      options.tempo = value;
    else if (name == "--quantum" && isQuantum(value))
      options.quantum = value;
    else
      return false;
  }
  return count % 2 == 1 && options.companion != 0;
}

// Nobody writes to us; that the input ends means that whoever started us has gone.
void waitForEndOfInput() {
  while (std::getchar() != EOF) {
  }
}

}  // namespace

int main(int count, char **arguments) {
  Options options;
  if (!parse(count, arguments, options)) {
    std::fprintf(stderr, "usage: sideman-link --companion PORT [--tempo 20-999] [--quantum 1-64]\n");
    return 2;
  }
  try {
    asio::io_context io;
    Helper helper(io, options);
    std::thread watcher([&io] {
      waitForEndOfInput();
      io.stop();
    });
    io.run();
    watcher.join();
    return 0;
  } catch (const std::exception &e) {
    std::fprintf(stderr, "sideman-link: %s\n", e.what());
    std::fflush(stderr);
    std::_Exit(1);  // the watcher may still wait for its input
  }
}
