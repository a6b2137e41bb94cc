#include "settings.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "sideman/take.h"

namespace sideman {
namespace {

std::string record(sideman_edge *edge) {
  // The take may grow between two calls: audio runs on.
  std::vector<sideman_take_note> notes(4096);
  std::size_t count = sideman_edge_take_copy(edge, notes.data(), notes.size());
  while (count > notes.size()) {
    notes.resize(count + count / 4);
    count = sideman_edge_take_copy(edge, notes.data(), notes.size());
  }
  if (count == 0) return {};
  std::string text(sideman_take_write(notes.data(), count, nullptr, 0) + 1, '\0');
  text.resize(sideman_take_write(notes.data(), count, text.data(), text.size()));
  return text;
}

// False when the text is no take.
bool read(const std::string &text, std::vector<sideman_take_note> &notes) {
  if (text.empty()) return true;
  char error[256] = "";
  notes.resize(4096);
  std::size_t count = sideman_take_read(text.c_str(), notes.data(), notes.size(), error, sizeof error);
  if (count > notes.size()) {
    notes.resize(count);
    count = sideman_take_read(text.c_str(), notes.data(), notes.size(), error, sizeof error);
  }
  notes.resize(count);
  return error[0] == 0;
}

bool is_style_id(std::string_view text) {
  return text.size() < sizeof(sideman_link::state_style) && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

}  // namespace

std::string Settings::get(std::string_view key, sideman_edge *edge) const {
  if (key == "seed") return std::to_string(seed_);
  if (key == "style") return style_;
  if (key == "take") return edge != nullptr ? record(edge) : take_;
  return {};
}

void Settings::set(std::string_view key, const char *value, sideman_edge *edge) {
  if (value == nullptr) return;
  if (key == "seed") {
    char *end = nullptr;
    errno = 0;
    const std::uint64_t seed = std::strtoull(value, &end, 10);
    if (end == value || *end != 0 || errno != 0) return;
    seed_ = seed;
    if (edge != nullptr) tell_seed(edge);
  } else if (key == "style") {
    if (!is_style_id(value)) return;
    style_ = value;
    if (edge != nullptr) tell_style(edge);
  } else if (key == "take") {
    std::vector<sideman_take_note> notes;
    if (!read(value, notes)) return;
    take_ = value;
    if (edge != nullptr) sideman_edge_take_load(edge, notes.data(), notes.size());
  }
}

void Settings::hand_to(sideman_edge *edge) const {
  tell_seed(edge);
  tell_style(edge);
  std::vector<sideman_take_note> notes;
  if (read(take_, notes) && !notes.empty()) sideman_edge_take_load(edge, notes.data(), notes.size());
}

void Settings::keep_from(sideman_edge *edge) {
  take_ = record(edge);
}

void Settings::tell_seed(sideman_edge *edge) const {
  std::atomic_ref<std::uint64_t>(sideman_edge_link(edge)->seed).store(seed_, std::memory_order_release);
}

// The companion may read the name while it is written; what is then no style's name it ignores, and reads
// again.
void Settings::tell_style(sideman_edge *edge) const {
  char(&name)[sizeof(sideman_link::state_style)] = sideman_edge_link(edge)->state_style;
  for (std::size_t at = 0; at < sizeof name; at++) {
    std::atomic_ref<char>(name[at]).store(at < style_.size() ? style_[at] : '\0', std::memory_order_release);
  }
}

}  // namespace sideman
