// JACK's transport in the words of the edge.
#pragma once

#include <jack/transport.h>

#include "sideman/edge.h"

namespace sideman::shim {

// Most timebase masters tell whole ticks, which is a jitter of half a block and more. While the transport
// rolls evenly, the position is counted on from where it was first seen. [audio-thread] all of it.
class JackTransport {
 public:
  sideman_transport read(jack_transport_state_t state, const jack_position_t &position,
                         bool freewheels) noexcept;

 private:
  struct Place {
    double quarters_in_bar = 0;
    int bar = 0;
  };

  Place counted_on(const jack_position_t &position, Place told, double resolution) noexcept;

  bool anchored_ = false;
  jack_nframes_t anchor_frame_ = 0;
  double bpm_ = 0;
  float beats_per_bar_ = 0;
  float beat_type_ = 0;
  Place anchor_;
};

}  // namespace sideman::shim
