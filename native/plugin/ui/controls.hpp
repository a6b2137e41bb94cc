// Buttons, sliders and choosers: where they are, how they look, what a touch does to a parameter.
#ifndef SIDEMAN_UI_CONTROLS_HPP
#define SIDEMAN_UI_CONTROLS_HPP

#include <array>
#include <cstdint>
#include <vector>

#include "../parameters.hpp"
#include "painter.hpp"

namespace sideman {

enum class Shape : std::uint8_t { button, slider, chooser, page };

struct Control {
  Shape shape;
  std::uint32_t parameter;  // pages have none
  const char *label;
  Area area;
  Color colour = paint::accent;
};

using Values = std::array<float, parameter_count>;

struct Frame {
  Area header, facts, roles, lanes, choices, gestures;
};

// [main-thread] Divides the window.
Frame divide(float width, float height, float unit);

// [main-thread] All controls of a window, in the order in which they are drawn.
std::vector<Control> place_controls(const Frame &frame, float unit, bool has_page);

// [main-thread]
void draw_control(Painter &painter, const Control &control, const Values &values, bool hovered, bool pressed);

// [main-thread] The value after a touch at `x`: a toggle turns, a slider goes there, a chooser steps.
float touched(const Control &control, double x, float value);

// [main-thread] The value after `steps` of the wheel.
float stepped(const Control &control, double steps, float value);

}  // namespace sideman
#endif
