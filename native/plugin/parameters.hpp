// The plugin's parameters: control.h in the order in which hosts number them. Index, symbol, range and
// meaning of a parameter are for ever; new ones go to the end of the inputs.
#ifndef SIDEMAN_PLUGIN_PARAMETERS_HPP
#define SIDEMAN_PLUGIN_PARAMETERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "sideman/control.h"
#include "styles.gen.hpp"  // the build makes it from presets/styles/order.txt

namespace sideman {

enum class Kind : std::uint8_t {
  continuous,
  whole,    // whole numbers
  choice,   // whole numbers that all have labels
  toggle,   // on or off
  trigger,  // a gesture: a rise makes it
  output,   // told by the plugin
};

struct Label {
  float value;
  const char *text;
};

struct ParameterSpec {
  std::uint32_t control;  // of control.h; outputs have none
  const char *symbol;
  const char *name;
  Kind kind;
  float lowest, highest, initial;
  std::span<const Label> labels;
};

inline constexpr std::uint32_t no_control = 0xffff;
inline constexpr float follow_performer = -0.1f;  // lowest value of intensity
inline constexpr float highest_style = 31;        // numbers beyond the list are free for coming styles

inline constexpr std::array style_labels{SIDEMAN_STYLE_LABELS};
inline constexpr std::array section_labels{
    Label{0, "Follow the form"}, Label{1, "Intro"}, Label{2, "A"}, Label{3, "B"},
    Label{4, "Break"},           Label{5, "Ending"}};
inline constexpr std::array intensity_labels{Label{follow_performer, "Follow"}};
inline constexpr std::array input_labels{Label{0, "Performer"}, Label{1, "My bass"}, Label{2, "My kick"},
                                         Label{3, "Control"}, Label{4, "Nobody"}};
inline constexpr std::array solo_labels{Label{0, "All, by channel"},
                                        Label{1, "Drums"},
                                        Label{2, "Bass"},
                                        Label{3, "Keys"},
                                        Label{4, "Pad"},
                                        Label{5, "Lead"}};
inline constexpr std::array trade_labels{Label{0, "Off"}, Label{1, "Free time"}, Label{2, "2 bars"},
                                         Label{4, "4 bars"}, Label{8, "8 bars"}};
inline constexpr std::array companion_labels{Label{0, "Not running"}, Label{1, "Connected"},
                                             Label{2, "Other version"}};

inline constexpr std::array<ParameterSpec, 31> parameters{{
    {SIDEMAN_STYLE, "style", "Style", Kind::whole, 0, highest_style, 0, style_labels},
    {SIDEMAN_SECTION, "section", "Section", Kind::choice, 0, 5, 0, section_labels},
    {SIDEMAN_INTENSITY, "intensity", "Intensity", Kind::continuous, follow_performer, 1, follow_performer,
     intensity_labels},
    {SIDEMAN_ADVENTURE, "adventure", "Adventure", Kind::continuous, 0, 1, 0.5f, {}},
    {SIDEMAN_DENSITY + 0, "density_drums", "Density Drums", Kind::continuous, 0, 1, 0.5f, {}},
    {SIDEMAN_DENSITY + 1, "density_bass", "Density Bass", Kind::continuous, 0, 1, 0.5f, {}},
    {SIDEMAN_DENSITY + 2, "density_keys", "Density Keys", Kind::continuous, 0, 1, 0.5f, {}},
    {SIDEMAN_DENSITY + 3, "density_pad", "Density Pad", Kind::continuous, 0, 1, 0.5f, {}},
    {SIDEMAN_DENSITY + 4, "density_lead", "Density Lead", Kind::continuous, 0, 1, 0.5f, {}},
    {SIDEMAN_MUTE + 0, "mute_drums", "Mute Drums", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_MUTE + 1, "mute_bass", "Mute Bass", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_MUTE + 2, "mute_keys", "Mute Keys", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_MUTE + 3, "mute_pad", "Mute Pad", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_MUTE + 4, "mute_lead", "Mute Lead", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_INPUT_ROLE, "input_role", "Input is", Kind::choice, 0, 4, 0, input_labels},
    {SIDEMAN_SOLO_ROLE, "solo_role", "Output", Kind::choice, 0, 5, 0, solo_labels},
    {SIDEMAN_BAND, "band", "Band", Kind::whole, 0, 15, 0, {}},
    {SIDEMAN_FREEZE, "freeze", "Freeze", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_TRADE, "trade", "Trade", Kind::whole, 0, 8, 0, trade_labels},
    {SIDEMAN_THRU, "thru", "Thru", Kind::toggle, 0, 1, 1, {}},
    {SIDEMAN_HOLD, "hold", "Hold", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_LAY_OUT, "lay_out", "Lay out", Kind::toggle, 0, 1, 0, {}},
    {SIDEMAN_BUILD, "build", "Build", Kind::trigger, 0, 1, 0, {}},
    {SIDEMAN_FILL, "fill_now", "Fill now", Kind::trigger, 0, 1, 0, {}},
    {SIDEMAN_BREAK, "break", "Break", Kind::trigger, 0, 1, 0, {}},
    {SIDEMAN_ENDING, "ending", "Ending", Kind::trigger, 0, 1, 0, {}},
    {SIDEMAN_PANIC, "panic", "Panic", Kind::trigger, 0, 1, 0, {}},
    {SIDEMAN_COUNT_IN, "count_in", "Count in", Kind::trigger, 0, 1, 0, {}},
    {SIDEMAN_TAP, "tap", "Tap tempo", Kind::trigger, 0, 1, 0, {}},
    // Outputs come last: VST2 wants it so.
    {no_control, "companion", "Companion", Kind::output, 0, 2, 0, companion_labels},
    {no_control, "link", "Link", Kind::output, 0, 16777215, 0, {}},
}};

inline constexpr std::uint32_t parameter_count = parameters.size();
inline constexpr std::uint32_t input_parameter_count = 29;
inline constexpr std::uint32_t companion_parameter = 29;  // enum sideman_connection
inline constexpr std::uint32_t link_parameter = 30;       // link_number() of the link file; 0 is none

// [any-thread] The number of the parameter that moves `control`.
constexpr std::uint32_t parameter_of(std::uint32_t control) {
  for (std::uint32_t index = 0; index < input_parameter_count; index++) {
    if (parameters[index].control == control) return index;
  }
  return parameter_count;
}

// [any-thread] Names a link file to the window in 24 bits, which a float parameter carries exactly.
constexpr std::uint32_t link_number(const char *path) {
  const char *name = path;
  for (const char *at = path; *at != 0; at++) {
    if (*at == '/' || *at == '\\') name = at + 1;
  }
  std::uint32_t hash = 2166136261u;
  for (; *name != 0; name++) hash = (hash ^ static_cast<unsigned char>(*name)) * 16777619u;
  return (hash >> 8) == 0 ? 1 : hash >> 8;
}

}  // namespace sideman
#endif
