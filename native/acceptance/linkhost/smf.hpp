// Reads the notes of a MIDI file: as much of the format as Sideman's own files use.
#ifndef SIDEMAN_ACCEPTANCE_SMF_HPP
#define SIDEMAN_ACCEPTANCE_SMF_HPP

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace linkhost {

// Ticks are 960 per quarter, whatever the file has.
struct Note {
  std::int64_t start = 0;
  std::int64_t length = 0;
  int channel = 0;  // 0 to 15
  int key = 0;
  int velocity = 0;

  auto operator<=>(const Note &) const = default;
};

// All notes of all tracks in order. Throws std::runtime_error with a sentence.
std::vector<Note> read_notes(const std::string &path);

}  // namespace linkhost

#endif
