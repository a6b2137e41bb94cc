#include "lanes.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>

namespace sideman {
namespace {

constexpr float gap = 3;  // units between lanes
constexpr int least_keys = 10;

// Ticks of the plan to pixels of the area.
struct Scale {
  double from, pixels_per_tick;
  float left;

  float x(double tick) const { return left + static_cast<float>((tick - from) * pixels_per_tick); }
};

// The keys of a role that the lane shows, as rows from the top.
class Rows {
 public:
  Rows(const sideman_view &plan, unsigned role) {
    std::bitset<128> used;
    for (unsigned at = 0; at < plan.notes; at++) {
      const sideman_view_note &note = plan.note[at];
      if (note.role_velocity >> 5 == role) used.set(note.key & 127);
    }
    role == 0 ? pack(used) : span(used);
  }

  int count() const { return count_; }
  int row(unsigned key) const { return rows_[key & 127]; }

 private:
  // Drums: a row for each instrument that plays.
  void pack(const std::bitset<128> &used) {
    count_ = static_cast<int>(used.count());
    int row = count_;
    for (unsigned key = 0; key < 128; key++) {
      if (used[key]) rows_[key] = --row;
    }
    count_ = std::max(count_, 4);
  }

  // Tones: keys at their distance.
  void span(const std::bitset<128> &used) {
    int lowest = 127, highest = 0;
    for (int key = 0; key < 128; key++) {
      if (!used[static_cast<unsigned>(key)]) continue;
      lowest = std::min(lowest, key);
      highest = std::max(highest, key);
    }
    if (lowest > highest) return;
    const int more = std::max(0, least_keys - (highest - lowest + 1));
    highest += more / 2;
    count_ = std::max(least_keys, highest - lowest + 1 + (more % 2));
    for (int key = 0; key < 128; key++) rows_[key] = std::clamp(highest - key, 0, count_ - 1);
  }

  int rows_[128] = {};
  int count_ = least_keys;
};

void draw_grid(Painter &painter, const Area &area, const Position &position, const Scale &scale,
               double length) {
  const double beat = 4.0 * SIDEMAN_TICKS_PER_QUARTER / position.beat_unit;
  const double bar = beat * position.beats_per_bar;
  const double first = position.bar_tick + std::ceil((scale.from - position.bar_tick) / beat) * beat;
  for (double tick = first; tick <= scale.from + length; tick += beat) {
    const double in_bar = std::remainder(tick - position.bar_tick, bar);
    const bool is_bar = std::fabs(in_bar) < 1;
    painter.vertical(scale.x(tick), area.y, area.h, is_bar ? paint::strong_line : paint::line,
                     is_bar ? 1.5f : 1);
  }
}

void draw_notes(Painter &painter, const Area &lane, const LanesView &view, unsigned role,
                const Scale &scale) {
  const sideman_view &plan = *view.plan;
  const Rows rows(plan, role);
  const Area room = lane.inside(3 * painter.unit());
  const float height = room.h / static_cast<float>(rows.count());
  const float thick = std::max(height, 2 * painter.unit());
  for (unsigned at = 0; at < plan.notes; at++) {
    const sideman_view_note &note = plan.note[at];
    if (note.role_velocity >> 5 != role) continue;
    const double start = static_cast<double>(plan.plan_tick) + note.start;
    const double end = start + note.length;
    if (end < scale.from) continue;
    float x = scale.x(start);
    float right = std::max(scale.x(end) - 1, x + 2.5f * painter.unit());
    x = std::max(x, lane.x);
    right = std::min(right, lane.right());
    if (right <= x) continue;
    const float loudness = static_cast<float>(note.role_velocity & 31) / 31;
    const bool sounds = view.position.valid && view.position.playing && start <= view.position.tick &&
                        view.position.tick < end;
    const bool is_past = view.position.valid && end <= view.position.tick;
    float alpha = 0.45f + 0.55f * loudness;
    if (is_past) alpha *= 0.4f;
    if (view.mute[role] > 0.5f) alpha *= 0.25f;
    const float y = room.y + static_cast<float>(rows.row(note.key)) * height;
    const Color colour = sounds ? paint::text : Painter::with_alpha(Painter::role_colour(role), alpha);
    painter.fill({x, y, right - x, thick - 0.5f}, colour, 1.5f);
  }
}

}  // namespace

Area lane_area(const Area &lanes, unsigned role) {
  const float height = lanes.h / SIDEMAN_ROLES;
  return {lanes.x, lanes.y + height * static_cast<float>(role), lanes.w, height - gap};
}

void draw_lanes(Painter &painter, const Area &area, const LanesView &view) {
  for (unsigned role = 0; role < SIDEMAN_ROLES; role++) {
    painter.fill(lane_area(area, role), paint::panel, 4);
  }
  if (view.plan == nullptr || view.plan->plan_length <= 0) return;
  const auto length = static_cast<double>(view.plan->plan_length);
  const Scale scale{static_cast<double>(view.plan->plan_tick), area.w / length, area.x};
  for (unsigned role = 0; role < SIDEMAN_ROLES; role++) {
    const Area lane = lane_area(area, role);
    if (view.position.valid) draw_grid(painter, lane, view.position, scale, length);
    draw_notes(painter, lane, view, role, scale);
  }
  if (!view.position.valid) return;
  const float x = scale.x(view.position.tick);
  if (x >= area.x && x <= area.right()) painter.vertical(x, area.y, area.h - gap, paint::accent, 2);
}

}  // namespace sideman
