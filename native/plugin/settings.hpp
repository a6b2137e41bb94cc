// What a project keeps beside the parameters: the seed, a style of the user's own, the frozen take. All
// are texts; keys and their meaning are for ever.
#ifndef SIDEMAN_PLUGIN_SETTINGS_HPP
#define SIDEMAN_PLUGIN_SETTINGS_HPP

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sideman/edge.h"

namespace sideman {

inline constexpr std::array setting_keys{"seed", "style", "take"};
inline constexpr std::array setting_defaults{"1", "", ""};
inline constexpr std::uint32_t setting_count = setting_keys.size();

// [main-thread] All calls; `edge` is the running edge or null.
class Settings {
 public:
  // The text for the project. The take is the newest: the edge's while it runs.
  std::string get(std::string_view key, sideman_edge *edge) const;

  // Keeps the text and hands it to the edge. Text that makes no sense leaves the old value.
  void set(std::string_view key, const char *value, sideman_edge *edge);

  // Gives everything to an edge that was just opened.
  void hand_to(sideman_edge *edge) const;

  // Keeps what an edge has recorded before it is closed.
  void keep_from(sideman_edge *edge);

 private:
  void tell_seed(sideman_edge *edge) const;
  void tell_style(sideman_edge *edge) const;

  std::uint64_t seed_ = 1;
  std::string style_;  // id, or empty: the parameter counts
  std::string take_;   // text of take.h
};

}  // namespace sideman
#endif
