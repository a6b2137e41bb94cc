#include "companion.hpp"

#include "atomic.hpp"

namespace sideman {

bool Companion::changed(std::int64_t nanos) noexcept {
  const std::uint64_t token = acquire(link_.companion);
  const std::uint32_t version = acquire(link_.companion_version);
  const std::uint32_t panic = acquire(link_.panic);
  const std::int64_t heartbeat = acquire(link_.heartbeat_nanos);
  if (heartbeat != heartbeat_) {
    heartbeat_ = heartbeat;
    heard_nanos_ = nanos;
    alive_ = true;
  } else if (nanos - heard_nanos_ > SIDEMAN_STALE_NANOS) {
    alive_ = false;
  }
  sideman_connection connection = SIDEMAN_ALONE;
  if (version != 0 && version != SIDEMAN_LINK_VERSION) {
    connection = SIDEMAN_WRONG_VERSION;
  } else if (token != 0 && version == SIDEMAN_LINK_VERSION && alive_) {
    connection = SIDEMAN_CONNECTED;
  }
  const bool changed = connection != connection_ || token != token_ || panic != panic_;
  connection_ = connection;
  token_ = token;
  panic_ = panic;
  return changed;
}

}  // namespace sideman
