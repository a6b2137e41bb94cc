#include "controls.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sideman {
namespace {

constexpr float margin = 10;

const ParameterSpec &spec_of(const Control &control) {
  return parameters[control.parameter];
}

// Steps through the labels of a list, or through whole numbers.
float step_choice(const ParameterSpec &spec, float value, int step) {
  if (spec.labels.empty()) return std::clamp(value + static_cast<float>(step), spec.lowest, spec.highest);
  const int count = static_cast<int>(spec.labels.size());
  int at = 0;
  for (int index = 0; index < count; index++) {
    if (spec.labels[static_cast<std::size_t>(index)].value <= value + 0.01f) at = index;
  }
  return spec.labels[static_cast<std::size_t>((at + step + count) % count)].value;
}

void describe(const Control &control, float value, char *text, std::size_t size) {
  const ParameterSpec &spec = spec_of(control);
  for (const Label &label : spec.labels) {
    if (std::fabs(label.value - value) < 0.01f) {
      std::snprintf(text, size, "%s", label.text);
      return;
    }
  }
  if (spec.kind == Kind::continuous) {
    std::snprintf(text, size, "%d %%", static_cast<int>(std::lround(std::max(0.0f, value) * 100)));
  } else {
    std::snprintf(text, size, "%d", static_cast<int>(std::lround(value)));
  }
}

void draw_button(Painter &painter, const Control &control, bool on, bool hovered, bool pressed) {
  const bool lit = on || pressed;
  painter.fill(control.area, lit ? control.colour : paint::panel, 4);
  painter.stroke(control.area, hovered ? control.colour : paint::strong_line, 4);
  painter.text(control.area.inside(3 * painter.unit()), control.label, 12,
               lit ? paint::background : paint::text, Align::centre);
}

void draw_slider(Painter &painter, const Control &control, float value, bool hovered) {
  const ParameterSpec &spec = spec_of(control);
  const float part = (value - spec.lowest) / (spec.highest - spec.lowest);
  const bool is_small = control.area.h < 12 * painter.unit();
  painter.fill(control.area, paint::panel, 3);
  Area full = control.area;
  full.w *= std::clamp(part, 0.0f, 1.0f);
  if (full.w > 1) painter.fill(full, Painter::with_alpha(control.colour, hovered ? 0.75f : 0.5f), 3);
  painter.stroke(control.area, hovered ? control.colour : paint::strong_line, 3);
  if (is_small) return;
  char text[48];
  describe(control, value, text, sizeof text);
  const Area words = {control.area.x + 8 * painter.unit(), control.area.y,
                      control.area.w - 16 * painter.unit(), control.area.h};
  painter.text(words, control.label, 12, paint::text);
  painter.text(words, text, 12, paint::text, Align::right);
}

void draw_chooser(Painter &painter, const Control &control, float value, bool hovered) {
  painter.fill(control.area, paint::panel, 4);
  painter.stroke(control.area, hovered ? control.colour : paint::strong_line, 4);
  const float side = control.area.h * 0.8f;
  const Color arrows = hovered ? control.colour : paint::quiet_text;
  painter.arrow({control.area.x, control.area.y, side, control.area.h}, false, arrows);
  painter.arrow({control.area.right() - side, control.area.y, side, control.area.h}, true, arrows);
  char text[48];
  describe(control, value, text, sizeof text);
  painter.text({control.area.x + side, control.area.y, control.area.w - 2 * side, control.area.h}, text, 12,
               paint::text, Align::centre);
}

// Places controls from left to right; `share` are parts of the row.
class Row {
 public:
  Row(const Area &area, float unit, float parts, int count)
      : area_(area),
        gap_(6 * unit),
        part_((area.w - gap_ * static_cast<float>(count - 1)) / parts),
        x_(area.x) {}

  Area next(float share) {
    const Area area{x_, area_.y, part_ * share, area_.h};
    x_ += area.w + gap_;
    return area;
  }

 private:
  Area area_;
  float gap_, part_, x_;
};

void place_gestures(std::vector<Control> &controls, const Area &area, float unit) {
  struct Gesture {
    std::uint32_t control;
    const char *label;
    Color colour;
  };
  const Gesture gestures[] = {
      {SIDEMAN_HOLD, "Hold", paint::accent},         {SIDEMAN_LAY_OUT, "Lay out", paint::accent},
      {SIDEMAN_BUILD, "Build", paint::good},         {SIDEMAN_FILL, "Fill", paint::good},
      {SIDEMAN_BREAK, "Break", paint::good},         {SIDEMAN_ENDING, "Ending", paint::warning},
      {SIDEMAN_COUNT_IN, "Count in", paint::accent}, {SIDEMAN_TAP, "Tap", paint::accent},
      {SIDEMAN_PANIC, "Panic", paint::bad},
  };
  constexpr int count = static_cast<int>(std::size(gestures));
  Row row(area, unit, count, count);
  for (const Gesture &gesture : gestures) {
    controls.push_back(
        {Shape::button, parameter_of(gesture.control), gesture.label, row.next(1), gesture.colour});
  }
}

void place_roles(std::vector<Control> &controls, const Frame &frame, float unit) {
  const float height = frame.roles.h / 5;
  for (std::uint32_t role = 0; role < 5; role++) {
    const float y = frame.roles.y + height * static_cast<float>(role);
    const Color colour = Painter::role_colour(role);
    controls.push_back({Shape::slider,
                        parameter_of(SIDEMAN_DENSITY + role),
                        "",
                        {frame.roles.x, y + height - 14 * unit, frame.roles.w - 34 * unit, 8 * unit},
                        colour});
    controls.push_back(
        {Shape::button,
         parameter_of(SIDEMAN_MUTE + role),
         "M",
         {frame.roles.right() - 28 * unit, y + (height - 3) / 2 - 10 * unit, 22 * unit, 20 * unit},
         paint::bad});
  }
}

}  // namespace

Frame divide(float width, float height, float unit) {
  const float m = margin * unit;
  const float inner = width - 2 * m;
  Frame frame;
  frame.header = {m, 6 * unit, inner, 30 * unit};
  frame.facts = {m, 40 * unit, inner, 44 * unit};
  frame.gestures = {m, height - 40 * unit, inner, 30 * unit};
  frame.choices = {m, height - 76 * unit, inner, 28 * unit};
  const float top = 90 * unit;
  const float bottom = height - 84 * unit;
  frame.roles = {m, top, 104 * unit, bottom - top};
  frame.lanes = {frame.roles.right(), top, inner - frame.roles.w, bottom - top};
  return frame;
}

std::vector<Control> place_controls(const Frame &frame, float unit, bool has_page) {
  std::vector<Control> controls;
  if (has_page) {
    const Area &head = frame.header;
    controls.push_back({Shape::page,
                        parameter_count,
                        "Open page",
                        {head.right() - 84 * unit, head.y + 3 * unit, 84 * unit, head.h - 6 * unit},
                        paint::good});
  }
  place_roles(controls, frame, unit);
  Row row(frame.choices, unit, 7.2f, 6);
  controls.push_back({Shape::chooser, parameter_of(SIDEMAN_STYLE), "Style", row.next(1.6f)});
  controls.push_back({Shape::chooser, parameter_of(SIDEMAN_SECTION), "Section", row.next(1.5f)});
  controls.push_back(
      {Shape::slider, parameter_of(SIDEMAN_INTENSITY), "Intensity", row.next(1.3f), paint::good});
  controls.push_back(
      {Shape::slider, parameter_of(SIDEMAN_ADVENTURE), "Adventure", row.next(1.3f), paint::good});
  controls.push_back(
      {Shape::button, parameter_of(SIDEMAN_FREEZE), "Freeze", row.next(0.8f), Painter::role_colour(1)});
  controls.push_back(
      {Shape::button, parameter_of(SIDEMAN_THRU), "Thru", row.next(0.7f), Painter::role_colour(1)});
  place_gestures(controls, frame.gestures, unit);
  return controls;
}

void draw_control(Painter &painter, const Control &control, const Values &values, bool hovered,
                  bool pressed) {
  if (control.shape == Shape::page) {
    draw_button(painter, control, false, hovered, pressed);
    return;
  }
  const float value = values[control.parameter];
  switch (control.shape) {
    case Shape::button:
      draw_button(painter, control, value > 0.5f, hovered, pressed);
      break;
    case Shape::slider:
      draw_slider(painter, control, value, hovered);
      break;
    case Shape::chooser:
      draw_chooser(painter, control, value, hovered);
      break;
    case Shape::page:
      break;
  }
}

float touched(const Control &control, double x, float value) {
  const ParameterSpec &spec = spec_of(control);
  const float part = std::clamp(static_cast<float>((x - control.area.x) / control.area.w), 0.0f, 1.0f);
  switch (control.shape) {
    case Shape::button:
      return spec.kind == Kind::trigger || value <= 0.5f ? 1 : 0;
    case Shape::slider: {
      const float moved = spec.lowest + part * (spec.highest - spec.lowest);
      // Below zero there is one word, "follow", and nothing between.
      return moved < 0 ? spec.lowest : moved;
    }
    case Shape::chooser:
      return step_choice(spec, value, part < 0.5f ? -1 : 1);
    case Shape::page:
      break;
  }
  return value;
}

float stepped(const Control &control, double steps, float value) {
  const ParameterSpec &spec = spec_of(control);
  if (control.shape == Shape::chooser) return step_choice(spec, value, steps > 0 ? 1 : -1);
  if (control.shape != Shape::slider) return value;
  const float from = std::max(value, value < 0 && steps < 0 ? spec.lowest : 0.0f);
  const float moved = from + static_cast<float>(steps) * 0.05f;
  return moved < -0.001f ? spec.lowest : std::min(moved, spec.highest);
}

}  // namespace sideman
