#include "snapshot.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>

namespace sideman {
namespace {

constexpr int attempts = 8;
constexpr std::uint64_t reports_to_search = 256;

// The mapping is read-only, where std::atomic_ref cannot go.
template <typename T>
T load(const T &value) {
  return __atomic_load_n(&value, __ATOMIC_ACQUIRE);
}

template <std::size_t size>
void end_text(char (&text)[size]) {
  text[size - 1] = 0;
}

void make_whole(sideman_view &view) {
  view.notes = std::min(view.notes, SIDEMAN_VIEW_NOTES);
  end_text(view.chord);
  end_text(view.next_chord);
  end_text(view.key);
  end_text(view.section);
  end_text(view.style);
  end_text(view.message);
  end_text(view.page);
  if (!std::isfinite(view.bpm)) view.bpm = 0;
  view.plan_length = std::clamp<std::int64_t>(view.plan_length, 0, std::int64_t{64} * 960 * 16);
}

bool copy_view(const sideman_link &link, sideman_view &out) {
  for (int attempt = 0; attempt < attempts; attempt++) {
    const std::uint32_t before = load(link.view.sequence);
    if ((before & 1) != 0) continue;
    sideman_view copy;
    std::memcpy(&copy, &link.view, sizeof copy);
    std::atomic_thread_fence(std::memory_order_acquire);
    if (load(link.view.sequence) != before) continue;
    make_whole(copy);
    out = copy;
    return true;
  }
  return false;
}

// The newest report of a block, read while the edge writes on: the copy counts only when the edge cannot
// have come round to it.
Position find_position(const sideman_link &link) {
  Position position;
  const std::uint64_t written = load(link.reports.written);
  const std::uint64_t oldest = written - std::min(written, reports_to_search);
  for (std::uint64_t at = written; at > oldest; at--) {
    sideman_report report;
    std::memcpy(&report, &link.report[(at - 1) % SIDEMAN_REPORTS], sizeof report);
    if (report.kind != SIDEMAN_REPORT_BLOCK) continue;
    std::atomic_thread_fence(std::memory_order_acquire);
    if (load(link.reports.written) - at > SIDEMAN_REPORTS / 2) break;
    if ((report.flags & SIDEMAN_HAS_TRANSPORT) == 0) break;
    if (!std::isfinite(report.tick) || !std::isfinite(report.tick_in_bar) || !(report.bpm > 0)) break;
    position.valid = true;
    position.playing = (report.flags & SIDEMAN_PLAYING) != 0;
    position.tick = report.tick;
    position.bar_tick = report.tick - report.tick_in_bar;
    position.bpm = std::min(report.bpm, 999.0);
    position.frame = static_cast<std::uint64_t>(report.frame);
    position.beats_per_bar = std::max<std::uint32_t>(1, report.beats_per_bar);
    position.beat_unit = report.port >= 1 && report.port <= 32 ? report.port : 4;
    break;
  }
  return position;
}

}  // namespace

bool take_snapshot(const sideman_link &link, Snapshot &out) {
  out.position = find_position(link);
  return copy_view(link, out.view);
}

}  // namespace sideman
