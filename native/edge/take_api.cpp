// The C functions of take.h, and the take as text.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

#include "edge.hpp"

namespace {

using sideman::Notes;

constexpr std::string_view HEAD = "sideman-take-1";

bool is_sound(const sideman_take_note &note) {
  return note.bar > -1000000 && note.bar < 1000000 && note.length >= 1 && note.length < INT64_C(1) << 50 &&
         note.role < SIDEMAN_ROLES && note.key < 128 && note.velocity >= 1 && note.velocity < 128;
}

// Whole ticks, as nearly all are, are written as such; others as parts, with a p.
void write_parts(std::string &text, std::int64_t parts) {
  const bool whole = parts % SIDEMAN_TAKE_PARTS == 0;
  text += whole ? std::to_string(parts / SIDEMAN_TAKE_PARTS) : "p" + std::to_string(parts);
}

// Reads numbers off a text; the first thing that does not fit spoils all that follow.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool failed() const { return failed_; }
  bool is_at_end() const { return rest_.empty(); }
  const std::string_view &rest() const { return rest_; }

  void expect(std::string_view wanted) {
    if (rest_.substr(0, wanted.size()) == wanted) {
      rest_.remove_prefix(wanted.size());
    } else {
      failed_ = true;
    }
  }

  std::int64_t number(std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc() || value < least || value > most) failed_ = true;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return failed_ ? least : value;
  }

  std::int64_t parts(std::int64_t least, std::int64_t most) {
    if (!rest_.empty() && rest_[0] == 'p') {
      rest_.remove_prefix(1);
      return number(least, most);
    }
    return number(least / SIDEMAN_TAKE_PARTS, most / SIDEMAN_TAKE_PARTS) * SIDEMAN_TAKE_PARTS;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

sideman_take_note read_note(Reader &reader, std::int64_t bar) {
  sideman_take_note note{};
  reader.expect(" ");
  note.bar = static_cast<std::int32_t>(bar + reader.number(-1000000, 1000000));
  reader.expect(",");
  note.tick = static_cast<std::uint32_t>(reader.parts(0, UINT32_MAX));
  reader.expect(",");
  note.length = reader.parts(0, (INT64_C(1) << 50) - 1);
  reader.expect(",");
  note.role = static_cast<std::uint8_t>(reader.number(0, SIDEMAN_ROLES - 1));
  reader.expect(",");
  note.key = static_cast<std::uint8_t>(reader.number(0, 127));
  reader.expect(",");
  note.velocity = static_cast<std::uint8_t>(reader.number(1, 127));
  if (!is_sound(note)) reader.expect("a note that is sound");
  return note;
}

size_t hand_out(const Notes &notes, sideman_take_note *to, size_t capacity) {
  std::copy_n(notes.begin(), std::min(notes.size(), capacity), to);
  return notes.size();
}

}  // namespace

extern "C" {

size_t sideman_edge_take_copy(sideman_edge *edge, sideman_take_note *notes, size_t capacity) {
  try {
    return hand_out(edge->take(), notes, capacity);
  } catch (const std::exception &) {
    return 0;  // no memory
  }
}

size_t sideman_edge_take_load(sideman_edge *edge, const sideman_take_note *notes, size_t count) {
  try {
    Notes good;
    std::copy_if(notes, notes + count, std::back_inserter(good), is_sound);
    std::stable_sort(good.begin(), good.end(), sideman::comes_before);
    const size_t loaded = good.size();
    edge->load_take(std::move(good));
    return loaded;
  } catch (const std::exception &) {
    return 0;  // no memory
  }
}

size_t sideman_take_write(const sideman_take_note *notes, size_t count, char *text, size_t size) {
  try {
    std::string line(HEAD);
    std::int64_t bar = 0;
    for (size_t i = 0; i < count; i++) {
      const sideman_take_note &note = notes[i];
      line += ' ' + std::to_string(note.bar - bar) + ',';
      write_parts(line, note.tick);
      line += ',';
      write_parts(line, note.length);
      line += ',' + std::to_string(note.role) + ',' + std::to_string(note.key) + ',' +
              std::to_string(note.velocity);
      bar = note.bar;
    }
    if (size > 0) std::snprintf(text, size, "%s", line.c_str());
    return line.size();
  } catch (const std::exception &) {
    if (size > 0) text[0] = 0;  // no memory
    return 0;
  }
}

size_t sideman_take_read(const char *text, sideman_take_note *notes, size_t capacity, char *error,
                         size_t error_size) {
  if (error_size > 0) error[0] = 0;
  Reader reader(text);
  if (reader.is_at_end()) return 0;
  reader.expect(HEAD);
  size_t count = 0;
  for (std::int64_t bar = 0; !reader.failed() && !reader.is_at_end(); count++) {
    const size_t place = std::strlen(text) - reader.rest().size();
    const sideman_take_note note = read_note(reader, bar);
    bar = note.bar;
    if (count < capacity) notes[count] = note;
    if (reader.failed() && error_size > 0) {
      std::snprintf(error, error_size,
                    "The frozen take must be a list of notes, but note %zu (character %zu) is none.",
                    count + 1, place + 1);
      return 0;
    }
  }
  if (reader.failed() && error_size > 0) {
    std::snprintf(error, error_size, "The frozen take must begin with %.*s, but begins with %.14s.",
                  static_cast<int>(HEAD.size()), HEAD.data(), text);
  }
  return reader.failed() ? 0 : count;
}

}  // extern "C"
