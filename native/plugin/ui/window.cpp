// The plugin's window: what the band is going to play, and the few things to tell it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>

#include "DistrhoUI.hpp"
#include "browser.hpp"
#include "controls.hpp"
#include "lanes.hpp"
#include "link_map.hpp"
#include "snapshot.hpp"

START_NAMESPACE_DISTRHO

namespace {

using sideman::Area;
using sideman::Control;
using sideman::Painter;
namespace paint = sideman::paint;

constexpr const char *role_names[] = {"Drums", "Bass", "Keys", "Pad", "Lead"};
constexpr double longest_run_on = 0.1;  // seconds a position is believed without a new block

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

// [main-thread] Everything.
class SidemanWindow : public UI {
 public:
  SidemanWindow() : UI(DISTRHO_UI_DEFAULT_WIDTH, DISTRHO_UI_DEFAULT_HEIGHT) {
    setGeometryConstraints(480, 260, false, false);
    loadSharedResources();
    for (uint32_t index = 0; index < sideman::parameter_count; index++) {
      values_[index] = sideman::parameters[index].initial;
    }
  }

 protected:
  void parameterChanged(uint32_t index, float value) override {
    if (index < values_.size()) values_[index] = value;
    repaint();
  }

  void stateChanged(const char *, const char *) override {}

  void uiIdle() override {
    map_.show(static_cast<uint32_t>(values_[sideman::link_parameter]));
    if (map_.link() != nullptr) {
      sideman::take_snapshot(*map_.link(), snapshot_);
      if (snapshot_.position.frame != frame_) {
        frame_ = snapshot_.position.frame;
        frame_seen_ = now();
      }
    } else {
      snapshot_ = {};
    }
    repaint();
  }

  // ---- drawing -----------------------------------------------------------------------------------

  void onNanoDisplay() override {
    const auto width = static_cast<float>(getWidth());
    const auto height = static_cast<float>(getHeight());
    const float unit = std::clamp(
        std::min(width / DISTRHO_UI_DEFAULT_WIDTH, height / DISTRHO_UI_DEFAULT_HEIGHT), 0.5f, 4.0f);
    Painter painter(*this, unit);
    painter.fill({0, 0, width, height}, paint::background);
    const sideman::Frame frame = sideman::divide(width, height, unit);
    const bool has_page = is_connected() && sideman::is_own_page(snapshot_.view.page);
    controls_ = sideman::place_controls(frame, unit, has_page);
    draw_header(painter, frame.header, has_page);
    draw_facts(painter, frame.facts);
    draw_roles(painter, frame.roles);
    draw_plan(painter, frame.lanes);
    for (size_t at = 0; at < controls_.size(); at++) {
      const bool pressed = pressed_ == at;
      sideman::draw_control(painter, controls_[at], values_, hovered_ == at, pressed);
    }
  }

  // ---- touching ----------------------------------------------------------------------------------

  bool onMouse(const MouseEvent &event) override {
    if (event.button != 1) return false;
    if (!event.press) {
      release();
      return true;
    }
    const std::optional<size_t> hit = control_at(event.pos.getX(), event.pos.getY());
    if (!hit) return false;
    pressed_ = hit;
    const Control &control = controls_[*hit];
    if (control.shape == sideman::Shape::page) {
      sideman::open_page(snapshot_.view.page);
    } else {
      editParameter(control.parameter, true);
      move_to(control, sideman::touched(control, event.pos.getX(), values_[control.parameter]));
    }
    repaint();
    return true;
  }

  bool onMotion(const MotionEvent &event) override {
    const std::optional<size_t> over = control_at(event.pos.getX(), event.pos.getY());
    if (over != hovered_) {
      hovered_ = over;
      repaint();
    }
    if (!pressed_ || *pressed_ >= controls_.size()) return false;
    const Control &control = controls_[*pressed_];
    if (control.shape != sideman::Shape::slider) return false;
    move_to(control, sideman::touched(control, event.pos.getX(), values_[control.parameter]));
    return true;
  }

  bool onScroll(const ScrollEvent &event) override {
    const std::optional<size_t> hit = control_at(event.pos.getX(), event.pos.getY());
    if (!hit || controls_[*hit].shape == sideman::Shape::page) return false;
    const Control &control = controls_[*hit];
    editParameter(control.parameter, true);
    move_to(control, sideman::stepped(control, event.delta.getY(), values_[control.parameter]));
    editParameter(control.parameter, false);
    return true;
  }

 private:
  bool is_connected() const { return values_[sideman::companion_parameter] == 1; }

  std::optional<size_t> control_at(double x, double y) const {
    for (size_t at = 0; at < controls_.size(); at++) {
      if (controls_[at].area.contains(x, y)) return at;
    }
    return std::nullopt;
  }

  void move_to(const Control &control, float value) {
    if (value == values_[control.parameter]) return;
    values_[control.parameter] = value;
    setParameterValue(control.parameter, value);
    repaint();
  }

  // A gesture that is made once falls again when the button is let go.
  void release() {
    if (!pressed_ || *pressed_ >= controls_.size()) {
      pressed_.reset();
      return;
    }
    const Control control = controls_[*pressed_];
    pressed_.reset();
    if (control.shape == sideman::Shape::page) return;
    if (sideman::parameters[control.parameter].kind == sideman::Kind::trigger) move_to(control, 0);
    editParameter(control.parameter, false);
    repaint();
  }

  // The companion's state in words, and what to do about it.
  const char *state_in_words() const {
    if (values_[sideman::link_parameter] == 0) return "The host has not started the plugin yet";
    if (is_connected()) return "Connected";
    if (values_[sideman::companion_parameter] == 2) {
      return "The companion speaks another version: update Sideman, then  sideman plugin install";
    }
    return "The companion is not running: start it with the command  sideman";
  }

  void draw_header(Painter &painter, const Area &area, bool has_page) {
    const float unit = painter.unit();
    const float name = painter.text(area, "Sideman", 18, paint::text);
    const bool frozen = values_[sideman::parameter_of(SIDEMAN_FREEZE)] > 0.5f;
    const Color colour = is_connected()                               ? paint::good
                         : values_[sideman::companion_parameter] == 2 ? paint::bad
                                                                      : paint::warning;
    float x = area.x + name + 20 * unit;
    painter.dot(x, area.middle(), 4.5f, colour);
    x += 12 * unit;
    const float end = area.right() - (has_page ? 96 * unit : 0);
    const Area rest{x, area.y, end - x, area.h};
    const float used = painter.text(rest, state_in_words(), 12.5f, paint::text);
    if (frozen) {
      painter.text({x + used + 16 * unit, area.y, std::max(0.0f, end - x - used - 16 * unit), area.h},
                   "Frozen: plays the kept take", 12.5f, Painter::role_colour(1));
    } else if (is_connected() && snapshot_.view.message[0] != 0) {
      painter.text({x + used + 16 * unit, area.y, std::max(0.0f, end - x - used - 16 * unit), area.h},
                   snapshot_.view.message, 12.5f, paint::quiet_text);
    }
  }

  // What the companion plays, or else what is chosen here.
  const char *style_in_words() const {
    if (snapshot_.view.style[0] != 0) return snapshot_.view.style;
    for (const sideman::Label &label : sideman::style_labels) {
      if (label.value == values_[sideman::parameter_of(SIDEMAN_STYLE)]) return label.text;
    }
    return "\u2013";
  }

  // One fact: a small word over a large one. Returns the width it takes.
  float draw_fact(Painter &painter, const Area &area, float x, const char *name, const char *value,
                  float size, const Color &colour, float least) {
    const float unit = painter.unit();
    painter.text({x, area.y, area.right() - x, 14 * unit}, name, 10.5f, paint::quiet_text);
    const float width =
        painter.text({x, area.y + 14 * unit, area.right() - x, area.h - 14 * unit}, value, size, colour);
    return std::max(width, least * unit) + 18 * unit;
  }

  void draw_facts(Painter &painter, const Area &area) {
    const sideman_view &view = snapshot_.view;
    const sideman::Position &position = snapshot_.position;
    const auto or_dash = [](const char *text) { return text[0] != 0 ? text : "\u2013"; };
    char tempo[32] = "\u2013";
    const double bpm = position.valid ? position.bpm : view.bpm;
    if (bpm > 0) std::snprintf(tempo, sizeof tempo, "%.1f", bpm);
    char metre[16] = "\u2013";
    if (position.valid)
      std::snprintf(metre, sizeof metre, "%u/%u", position.beats_per_bar, position.beat_unit);
    float x = area.x;
    x += draw_fact(painter, area, x, "Chord", or_dash(view.chord), 26, paint::accent, 86);
    x += draw_fact(painter, area, x, "Next", or_dash(view.next_chord), 18, paint::text, 60);
    x += draw_fact(painter, area, x, "Key", or_dash(view.key), 16, paint::text, 50);
    x += draw_fact(painter, area, x, "Section", or_dash(view.section), 16, paint::text, 60);
    x += draw_fact(painter, area, x, "Style", style_in_words(), 16, paint::text, 110);
    x += draw_fact(painter, area, x, "Tempo", tempo, 16, paint::text, 46);
    draw_fact(painter, area, x, "Metre", metre, 16, paint::text, 30);
  }

  void draw_roles(Painter &painter, const Area &area) {
    const float unit = painter.unit();
    for (unsigned role = 0; role < SIDEMAN_ROLES; role++) {
      const Area lane = sideman::lane_area(area, role);
      const Area name{lane.x, lane.y, lane.w - 34 * unit, lane.h - 12 * unit};
      painter.text(name, role_names[role], 13, Painter::role_colour(role));
    }
  }

  void draw_plan(Painter &painter, const Area &area) {
    sideman::LanesView view;
    if (is_connected()) view.plan = &snapshot_.view;
    view.position = snapshot_.position;
    if (view.position.playing) {
      const double since = std::min(now() - frame_seen_, longest_run_on);
      view.position.tick += since * view.position.bpm / 60 * SIDEMAN_TICKS_PER_QUARTER;
    }
    for (unsigned role = 0; role < SIDEMAN_ROLES; role++) {
      view.mute[role] = values_[sideman::parameter_of(SIDEMAN_MUTE + role)];
    }
    sideman::draw_lanes(painter, area, view);
    if (view.plan == nullptr || view.plan->plan_length <= 0) {
      painter.text(area, is_connected() ? "The band is listening: play" : "No plan", 13, paint::quiet_text,
                   sideman::Align::centre);
    }
  }

  sideman::Values values_{};
  sideman::LinkMap map_;
  sideman::Snapshot snapshot_;
  std::vector<Control> controls_;
  std::optional<size_t> hovered_, pressed_;
  uint64_t frame_ = 0;
  double frame_seen_ = 0;

  DISTRHO_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR(SidemanWindow)
};

UI *createUI() {
  return new SidemanWindow();
}

END_NAMESPACE_DISTRHO
