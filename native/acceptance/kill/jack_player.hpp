// A keyboard and a synth in JACK: plays a chord every second into Sideman In and hears Sideman Out.
#ifndef SIDEMAN_ACCEPTANCE_JACK_PLAYER_HPP
#define SIDEMAN_ACCEPTANCE_JACK_PLAYER_HPP

#include <jack/jack.h>

#include <atomic>
#include <memory>

#include "receiver.hpp"

class JackPlayer {
 public:
  // Nothing while there is no server.
  static std::unique_ptr<JackPlayer> open();
  JackPlayer(const JackPlayer &) = delete;
  JackPlayer &operator=(const JackPlayer &) = delete;
  ~JackPlayer();

  // Connects to Sideman's ports; false while they are not there.
  bool finds_sideman();
  bool is_lost() const { return lost_; }
  Receiver receiver;

 private:
  explicit JackPlayer(jack_client_t *client);
  int process(jack_nframes_t frames);
  void play(void *buffer, jack_nframes_t frames);

  jack_client_t *client_;
  jack_port_t *in_, *out_;
  std::atomic<bool> lost_{false};
  std::uint64_t frame_ = 0;
};

#endif
