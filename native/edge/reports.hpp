// The writing end of the ring of reports. [audio-thread] everything here.
#ifndef SIDEMAN_EDGE_REPORTS_HPP
#define SIDEMAN_EDGE_REPORTS_HPP

#include "atomic.hpp"
#include "sideman/link.h"

namespace sideman {

class Reports {
 public:
  explicit Reports(sideman_link &link) noexcept : link_(link) {}

  // Refuses, and counts it, when the reader has left no room; also when its index cannot be.
  bool send(const sideman_report &report) noexcept {
    if (written_ - acquire(link_.reports.read) >= SIDEMAN_REPORTS) {
      add(link_.reports_refused, 1u);
      return false;
    }
    paste(link_.report[written_ % SIDEMAN_REPORTS], report);
    publish(link_.reports.written, ++written_);
    return true;
  }

 private:
  sideman_link &link_;
  std::uint64_t written_ = 0;
};

}  // namespace sideman
#endif
