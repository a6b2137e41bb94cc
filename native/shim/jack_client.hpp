// One client of one JACK server, for as long as that server lives.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "jack_api.hpp"
#include "jack_transport.hpp"
#include "outlet.hpp"
#include "ports.hpp"

namespace sideman::shim {

// [main-thread] makes, activates and destroys it; JACK's thread runs `process`.
class JackPortsClient {
 public:
  // Takes ownership of an open client.
  JackPortsClient(JackSession session, std::atomic<std::uint64_t> &xruns);
  ~JackPortsClient();
  JackPortsClient(const JackPortsClient &) = delete;
  JackPortsClient &operator=(const JackPortsClient &) = delete;

  double sample_rate() const noexcept;
  std::string name() const;
  const std::string &kind() const noexcept { return session_.kind; }

  // Takes part in JACK's graph, in silence and without ports. False when JACK refuses.
  bool activate();
  // Makes the ports, after activate(): whoever connects what he sees must not meet a client that JACK's
  // graph does not know yet, or the server waits five seconds for it (jackd2 1.9.21, -S). Blocks of `edge`
  // run from here until silence() or destruction. False when JACK refuses.
  bool play(sideman_edge *edge);
  // Ends what sounds and stops the blocks; waits for that no longer than a fifth of a second.
  void silence();

  // The server has gone, or changed so that the edge no longer fits.
  bool lost() const noexcept { return lost_.load(std::memory_order_acquire); }

  // Connects In and Out as asked; a name that matches nothing is left for the next look.
  void connect(const Setup &setup);
  // Tells the companion which inputs are used and how late the output sounds.
  void publish(sideman_link *link);

 private:
  int process(jack_nframes_t frames) noexcept;
  void read_inputs(sideman_edge *edge, jack_nframes_t frames) noexcept;
  void write_outputs(sideman_edge *edge, jack_nframes_t frames) noexcept;
  sideman_transport transport() noexcept;
  bool make_ports();
  void alias_ports();
  std::string first_matching(const std::string &part, unsigned long flags) const;

  JackSession session_;
  std::atomic<std::uint64_t> &xruns_;
  bool active_ = false;
  bool connected_in_ = false, connected_out_ = false;
  double sample_rate_ = 0;
  std::array<jack_port_t *, SIDEMAN_INPUTS> inputs_{};
  std::array<jack_port_t *, 1 + SIDEMAN_ROLES> outputs_{};  // everything, then one per role
  std::array<Outlet, 1 + SIDEMAN_ROLES> outlets_;
  JackTransport transport_;  // audio thread only
  std::atomic<sideman_edge *> edge_{nullptr};
  std::atomic<bool> ending_{false}, ended_{false};
  std::atomic<bool> lost_{false}, freewheels_{false};
};

}  // namespace sideman::shim
