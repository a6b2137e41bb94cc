// The window's view of a link file: found by its number, mapped read-only, so that a window in a process
// of its own works as well and can break nothing.
#ifndef SIDEMAN_UI_LINK_MAP_HPP
#define SIDEMAN_UI_LINK_MAP_HPP

#include <cstdint>
#include <string>

#include "sideman/link.h"

namespace sideman {

// [main-thread] All calls.
class LinkMap {
 public:
  LinkMap() = default;
  LinkMap(const LinkMap &) = delete;
  LinkMap &operator=(const LinkMap &) = delete;
  ~LinkMap() { close(); }

  // Looks for the link file with this number (see link_number) unless it is mapped already; 0 is none.
  void show(std::uint32_t number);

  // Null when there is none. Its fields change at any time; whoever reads them obeys the rules of link.h.
  const sideman_link *link() const noexcept { return link_; }

 private:
  bool open(const std::string &path);
  void close() noexcept;

  const sideman_link *link_ = nullptr;
  std::uint32_t number_ = 0;
  int tries_ = 0;
};

}  // namespace sideman
#endif
