// The plan of the band: one lane per role, bars and beats, and where the host is.
#ifndef SIDEMAN_UI_LANES_HPP
#define SIDEMAN_UI_LANES_HPP

#include "painter.hpp"
#include "snapshot.hpp"

namespace sideman {

struct LanesView {
  const sideman_view *plan = nullptr;  // null: nothing is known
  Position position;                   // run on to the moment of drawing
  float mute[SIDEMAN_ROLES] = {};
};

// [main-thread] The area of one lane.
Area lane_area(const Area &lanes, unsigned role);

// [main-thread]
void draw_lanes(Painter &painter, const Area &area, const LanesView &view);

}  // namespace sideman
#endif
