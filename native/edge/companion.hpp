// Watches whether a companion is there. What it ordered dies with it.
#ifndef SIDEMAN_EDGE_COMPANION_HPP
#define SIDEMAN_EDGE_COMPANION_HPP

#include <cstdint>

#include "sideman/edge.h"

namespace sideman {

// A companion lives while its heartbeat moves: no value of 200 ms ago counts, by the edge's own clock, so
// that neither strange clocks nor hosts that render faster than time are mistaken.
class Companion {
 public:
  explicit Companion(const sideman_link &link) noexcept : link_(link) {}

  // [audio-thread] Looks anew. True when all orders of before are void: it came, went, was exchanged,
  // or calls for panic.
  bool changed(std::int64_t nanos) noexcept;
  // [audio-thread] As of the last look.
  sideman_connection connection() const noexcept { return connection_; }
  bool is_connected() const noexcept { return connection_ == SIDEMAN_CONNECTED; }

 private:
  const sideman_link &link_;
  sideman_connection connection_ = SIDEMAN_ALONE;
  std::uint64_t token_ = 0;
  std::uint32_t panic_ = 0;
  std::int64_t heartbeat_ = 0;
  std::int64_t heard_nanos_ = 0;  // when the heartbeat last moved
  bool alive_ = false;
};

}  // namespace sideman
#endif
