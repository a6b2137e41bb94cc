// The layout of link.h as this compiler sees it, for the other side to compare.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "sideman/link.h"
#include "sideman/shim.h"

namespace {

struct Row {
  const char *name;
  std::size_t offset;
  std::size_t size;
};

#define WHOLE(type)        \
  Row {                    \
#type, 0, sizeof(type) \
  }
#define FIELD(type, field)                                       \
  Row {                                                          \
#type "." #field, offsetof(type, field), sizeof(type::field) \
  }

constexpr Row rows[] = {
    WHOLE(sideman_report),
    FIELD(sideman_report, frame),
    FIELD(sideman_report, nanos),
    FIELD(sideman_report, tick),
    FIELD(sideman_report, tick_in_bar),
    FIELD(sideman_report, bpm),
    FIELD(sideman_report, bar),
    FIELD(sideman_report, epoch),
    FIELD(sideman_report, frames),
    FIELD(sideman_report, message),
    FIELD(sideman_report, value),
    FIELD(sideman_report, kind),
    FIELD(sideman_report, flags),
    FIELD(sideman_report, beats_per_bar),
    FIELD(sideman_report, port),
    WHOLE(sideman_order),
    FIELD(sideman_order, start),
    FIELD(sideman_order, end),
    FIELD(sideman_order, id),
    FIELD(sideman_order, generation),
    FIELD(sideman_order, epoch),
    FIELD(sideman_order, kind),
    FIELD(sideman_order, role),
    FIELD(sideman_order, key),
    FIELD(sideman_order, velocity),
    WHOLE(sideman_view_note),
    FIELD(sideman_view_note, start),
    FIELD(sideman_view_note, length),
    FIELD(sideman_view_note, key),
    FIELD(sideman_view_note, role_velocity),
    WHOLE(sideman_view),
    FIELD(sideman_view, sequence),
    FIELD(sideman_view, notes),
    FIELD(sideman_view, plan_tick),
    FIELD(sideman_view, plan_length),
    FIELD(sideman_view, bpm),
    FIELD(sideman_view, chord),
    FIELD(sideman_view, next_chord),
    FIELD(sideman_view, key),
    FIELD(sideman_view, section),
    FIELD(sideman_view, style),
    FIELD(sideman_view, message),
    FIELD(sideman_view, page),
    FIELD(sideman_view, note),
    WHOLE(sideman_ring_head),
    FIELD(sideman_ring_head, written),
    FIELD(sideman_ring_head, read),
    WHOLE(sideman_link),
    FIELD(sideman_link, magic),
    FIELD(sideman_link, version),
    FIELD(sideman_link, size),
    FIELD(sideman_link, report_size),
    FIELD(sideman_link, order_size),
    FIELD(sideman_link, view_size),
    FIELD(sideman_link, edge_kind),
    FIELD(sideman_link, edge_pid),
    FIELD(sideman_link, companion_version),
    FIELD(sideman_link, name),
    FIELD(sideman_link, companion),
    FIELD(sideman_link, heartbeat_nanos),
    FIELD(sideman_link, companion_pid),
    FIELD(sideman_link, panic),
    FIELD(sideman_link, generation),
    FIELD(sideman_link, recalled),
    FIELD(sideman_link, orders_refused),
    FIELD(sideman_link, sample_rate),
    FIELD(sideman_link, edge_nanos),
    FIELD(sideman_link, frame),
    FIELD(sideman_link, epoch),
    FIELD(sideman_link, sounding),
    FIELD(sideman_link, notes_started),
    FIELD(sideman_link, notes_ended),
    FIELD(sideman_link, notes_late),
    FIELD(sideman_link, notes_stale),
    FIELD(sideman_link, latest_frames),
    FIELD(sideman_link, reports_refused),
    FIELD(sideman_link, orders_broken),
    FIELD(sideman_link, output_latency_frames),
    FIELD(sideman_link, listens),
    FIELD(sideman_link, control),
    FIELD(sideman_link, state_style),
    FIELD(sideman_link, seed),
    FIELD(sideman_link, reports),
    FIELD(sideman_link, orders),
    FIELD(sideman_link, now),
    FIELD(sideman_link, report),
    FIELD(sideman_link, order),
    FIELD(sideman_link, now_order),
    FIELD(sideman_link, view),
};

#undef WHOLE
#undef FIELD

}  // namespace

std::size_t sideman_shim_layout(char *text, std::size_t size) {
  std::string table;
  for (const Row &row : rows) {
    table += std::string(row.name) + ' ' + std::to_string(row.offset) + ' ' + std::to_string(row.size) + '\n';
  }
  if (text != nullptr && size > table.size()) {
    std::memcpy(text, table.c_str(), table.size() + 1);
  } else if (text != nullptr && size > 0) {
    text[0] = '\0';
  }
  return table.size() + 1;
}
