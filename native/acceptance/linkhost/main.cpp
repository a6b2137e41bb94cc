// Plays songs to a running companion through the edge, as a DAW does through the plugin, and checks
// what comes back. Prints figures; exits 1 when a promise is broken.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "host.hpp"

namespace {

using linkhost::Host;
using linkhost::Note;
using linkhost::Output;
using linkhost::Settings;

constexpr std::int64_t BAR = 3840;
constexpr int FIRST_BAND_CHANNEL = 9;  // drums; bass, keys, pad and lead follow
constexpr int ROLES = 5;
const char *const NAMES[ROLES] = {"drums", "bass", "keys", "pad", "lead"};

class Options {
 public:
  Options(int count, char **words) {
    for (int i = 2; i + 1 < count; i += 2) values_[words[i]] = words[i + 1];
  }

  std::string text(const std::string &name, const std::string &otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
  }

  std::string required(const std::string &name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) throw std::runtime_error(name + " is missing");
    return found->second;
  }

  double number(const std::string &name, double otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : std::stod(found->second);
  }

 private:
  std::map<std::string, std::string> values_;
};

Settings settings(const Options &options) {
  Settings settings;
  settings.bpm = options.number("--bpm", 120);
  settings.sample_rate = options.number("--rate", 48000);
  settings.frames = static_cast<std::uint32_t>(options.number("--frames", 256));
  settings.real_time = options.number("--real-time", 0) > 0;
  settings.style = options.text("--style", "");
  settings.seed = static_cast<std::uint64_t>(options.number("--seed", 1));
  return settings;
}

std::vector<Note> of_role(const std::vector<Note> &notes, int role) {
  std::vector<Note> own;
  for (const Note &note : notes) {
    if (note.channel == FIRST_BAND_CHANNEL + role) own.push_back(note);
  }
  return own;
}

// As a host that stops at `end` hears them.
std::vector<Note> until(std::vector<Note> notes, std::int64_t end) {
  std::erase_if(notes, [end](const Note &note) { return note.start >= end; });
  for (Note &note : notes) note.length = std::min(note.length, end - note.start);
  return notes;
}

// The band's notes of a file that holds the song as well.
std::vector<Note> without(const std::vector<Note> &all, const std::vector<Note> &song) {
  std::vector<Note> rest;
  std::set_difference(all.begin(), all.end(), song.begin(), song.end(), std::back_inserter(rest));
  return rest;
}

bool sound(const Output &output) {
  if (output.hanging + output.doubled + output.strays == 0) return true;
  std::printf("  %d notes hang, %d keys were struck twice, %d ends without a note\n", output.hanging,
              output.doubled, output.strays);
  return false;
}

void show(const char *what, const Note &note) {
  std::printf("    %s tick %lld length %lld key %d velocity %d\n", what, static_cast<long long>(note.start),
              static_cast<long long>(note.length), note.key, note.velocity);
}

// Prints how one role's notes differ; returns how many do.
std::size_t compare(const char *name, const std::vector<Note> &expected, const std::vector<Note> &found) {
  std::vector<Note> missing, unasked;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                      std::back_inserter(missing));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                      std::back_inserter(unasked));
  std::printf("  %-5s %4zu notes expected, %4zu played, %zu missing, %zu more\n", name, expected.size(),
              found.size(), missing.size(), unasked.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(3, missing.size()); ++i) show("missing", missing[i]);
  for (std::size_t i = 0; i < std::min<std::size_t>(3, unasked.size()); ++i) show("more   ", unasked[i]);
  return missing.size() + unasked.size();
}

void connect(Host &host) {
  if (!host.wait_for_companion(10)) throw std::runtime_error("no companion came within 10 s");
}

void print_counters(Host &host, int edges) {
  for (int i = 0; i < edges; ++i) {
    const sideman_link *link = host.link(i);
    std::printf(
        "  edge %d: %llu notes started, %llu ended, %llu late (worst %llu frames), %llu taken back,"
        " %llu orders broken, %llu refused\n",
        i + 1, static_cast<unsigned long long>(link->notes_started),
        static_cast<unsigned long long>(link->notes_ended), static_cast<unsigned long long>(link->notes_late),
        static_cast<unsigned long long>(link->latest_frames),
        static_cast<unsigned long long>(link->notes_stale),
        static_cast<unsigned long long>(link->orders_broken),
        static_cast<unsigned long long>(link->orders_refused));
  }
}

void print_answers(std::vector<double> answers) {
  if (answers.empty()) return;
  std::sort(answers.begin(), answers.end());
  const auto at = [&answers](double share) {
    return answers[static_cast<std::size_t>(share * static_cast<double>(answers.size() - 1))];
  };
  std::printf("  answers in lockstep, ms: p50 %.2f, p99 %.2f, p99.9 %.2f, max %.2f of %zu\n", at(0.5),
              at(0.99), at(0.999), at(1), answers.size());
}

// What the host plays equals a file that the companion has accompanied.
bool equal(const Options &options) {
  const auto song = linkhost::read_notes(options.required("--song"));
  const auto all = without(linkhost::read_notes(options.required("--expect")), song);
  const int edges = static_cast<int>(options.number("--edges", 1));
  const auto end = static_cast<std::int64_t>(options.number("--bars", 8)) * BAR;
  Host host(settings(options), edges);
  connect(host);
  const auto outputs = host.play(song, 0, end);
  std::size_t differences = 0, played = 0;
  bool good = true;
  for (const Output &output : outputs) {
    for (int role = 0; role < ROLES; ++role) {
      const auto found = until(of_role(output.notes, role), end);
      differences += compare(NAMES[role], until(of_role(all, role), end), found);
      played += found.size();
    }
    good = sound(output) && good;
  }
  print_counters(host, edges);
  print_answers(host.answers_ms());
  std::printf("  %zu notes played, %zu differ\n", played, differences);
  return good && differences == 0 && played > 0;
}

// Pitch classes that the performer plays in the first half of a bar.
std::set<int> struck(const std::vector<Note> &song, std::int64_t bar) {
  std::set<int> classes;
  for (const Note &note : song) {
    if (note.start >= bar * BAR - 60 && note.start < bar * BAR + BAR / 2 - 60) classes.insert(note.key % 12);
  }
  return classes;
}

struct Agreement {
  int bars = 0;  // whose first beat has bass, and none of it outside the performer's chord
  std::string misses;
};

// On how many bar lines the bass strikes only tones that the performer plays in that bar.
Agreement agreement(const std::vector<Note> &band, const std::vector<Note> &song, std::int64_t from_tick,
                    std::int64_t bars) {
  Agreement result;
  const auto bass = of_role(band, 1);
  for (std::int64_t bar = 0; bar < bars; ++bar) {
    const auto classes = struck(song, bar);
    int inside = 0, outside = 0;
    for (const Note &note : bass) {
      const std::int64_t at = note.start - from_tick - bar * BAR;
      if (at < -60 || at >= 60) continue;
      ++(classes.count(note.key % 12) > 0 ? inside : outside);
      if (classes.count(note.key % 12) == 0) {
        result.misses += " bar " + std::to_string(bar + 1) + " key " + std::to_string(note.key) + " for " +
                         std::to_string(note.length) + " ticks;";
      }
    }
    if (inside > 0 && outside == 0) ++result.bars;
  }
  return result;
}

// The second pass of a loop knows the chords of the first, and no later one falls behind the first.
bool loop(const Options &options) {
  const auto song = linkhost::read_notes(options.required("--song"));
  const auto bars = static_cast<std::int64_t>(options.number("--bars", 4));
  const auto passes = static_cast<std::int64_t>(options.number("--passes", 4));
  Settings looping = settings(options);
  looping.loop_from = 0;
  looping.loop_until = bars * BAR;
  Host host(looping, 1);
  connect(host);
  const auto outputs = host.play(song, 0, passes * bars * BAR);
  const Output &output = outputs.front();
  print_counters(host, 1);
  bool good = sound(output);
  int first = 0;
  for (std::int64_t pass = 0; pass < passes; ++pass) {
    const Agreement found = agreement(output.notes, song, pass * bars * BAR, bars);
    std::printf(
        "  pass %lld: on %d of %lld bar lines the bass has the performer's chord from the first%s%s\n",
        static_cast<long long>(pass + 1), found.bars, static_cast<long long>(bars),
        found.misses.empty() ? "" : "; not in", found.misses.c_str());
    if (pass == 0) first = found.bars;
    if (pass == 1) good = good && found.bars * 10 >= bars * 9;
    good = good && found.bars >= first;
  }
  return good;
}

// An edge of another version is not served, and both sides can say why.
bool version(const Options &options) {
  Host host(settings(options), 1);
  sideman_link *link = host.link(0);
  link->version = SIDEMAN_LINK_VERSION + 8;
  for (int i = 0; i < 300 && link->companion_version == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::printf("  companion named its version %u and attached: %s\n", link->companion_version,
              link->companion == 0 ? "no" : "yes");
  return link->companion_version == SIDEMAN_LINK_VERSION && link->companion == 0;
}

}  // namespace

int main(int count, char **words) {
  const std::string name = count > 1 ? words[1] : "";
  try {
    const Options options(count, words);
    bool good = false;
    if (name == "equal") {
      good = equal(options);
    } else if (name == "loop") {
      good = loop(options);
    } else if (name == "version") {
      good = version(options);
    } else {
      std::fprintf(stderr, "usage: linkhost equal|loop|version --song FILE [--NAME VALUE ...]\n");
      return 2;
    }
    std::printf("  %s: %s\n", name.c_str(), good ? "good" : "FAILED");
    return good ? 0 : 1;
  } catch (const std::exception &problem) {
    std::fprintf(stderr, "linkhost %s: %s\n", name.c_str(), problem.what());
    return 1;
  }
}
