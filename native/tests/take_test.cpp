// The take: what was heard comes back, note by note and frame by frame.
#include <random>

#include "check.hpp"
#include "rig.hpp"
#include "sideman/control.h"

using namespace rig;

namespace {

std::vector<sideman_take_note> copy_of(Rig &rig) {
  std::vector<sideman_take_note> notes(sideman_edge_take_copy(rig.edge(), nullptr, 0));
  sideman_edge_take_copy(rig.edge(), notes.data(), notes.size());
  return notes;
}

std::string text_of(const std::vector<sideman_take_note> &notes) {
  std::string text(sideman_take_write(notes.data(), notes.size(), nullptr, 0) + 1, ' ');
  sideman_take_write(notes.data(), notes.size(), text.data(), text.size());
  text.pop_back();
  return text;
}

std::vector<sideman_take_note> notes_of(const std::string &text, std::string *error = nullptr) {
  char sentence[200];
  std::vector<sideman_take_note> notes(
      sideman_take_read(text.c_str(), nullptr, 0, sentence, sizeof sentence));
  sideman_take_read(text.c_str(), notes.data(), notes.size(), sentence, sizeof sentence);
  if (error != nullptr) *error = sentence;
  return notes;
}

// Some bars of random notes, of which many strike a key again.
void order_bars(Rig &rig, int first_bar, int bars, unsigned seed) {
  std::mt19937 random(seed);
  for (int i = 0; i < bars * 30; i++) {
    const auto start =
        static_cast<std::int64_t>(first_bar * 3840 + random() % (static_cast<unsigned>(bars) * 3840));
    rig.order(rig.ticks(static_cast<int>(random() % 5), static_cast<int>(50 + random() % 6), start,
                        start + 1 + static_cast<std::int64_t>(random() % 700)));
  }
}

std::vector<Heard> roll_to(Rig &rig, Host &host, int bar, std::uint32_t frames) {
  std::vector<Heard> heard;
  while (host.bar < bar) append(heard, rig.block(frames, &host));
  return heard;
}

void stop(Rig &rig, Host &host, std::vector<Heard> &heard) {
  host.playing = false;
  append(heard, rig.block(64, &host));
}

// As if the host had been at frame 0 when it started.
std::vector<Heard> from_zero(std::vector<Heard> heard, std::int64_t frame) {
  for (Heard &message : heard) message.frame -= frame;
  return heard;
}

// Rolls through bars 0 to 8 without a companion.
std::vector<Heard> play_take(const std::vector<sideman_take_note> &take, std::uint32_t frames, double bpm) {
  Rig rig;
  CHECK_EQUAL(take.size(), sideman_edge_take_load(rig.edge(), take.data(), take.size()));
  Host host;
  host.bpm = bpm;
  host.playing = true;
  auto heard = roll_to(rig, host, 8, frames);
  stop(rig, host, heard);
  return heard;
}

// What a companion plays in bars 0 to 8, and the take of it.
std::vector<Heard> play_live(std::vector<sideman_take_note> &take, double bpm) {
  Rig rig;
  Host host;
  host.bpm = bpm;
  rig.connect();
  rig.block(64, &host);
  host.playing = true;
  std::vector<Heard> heard = rig.block(64, &host);  // tells the epoch
  order_bars(rig, 0, 8, 3);
  append(heard, roll_to(rig, host, 8, 64));
  stop(rig, host, heard);
  take = copy_of(rig);
  return from_zero(heard, 64);
}

}  // namespace

TEST("a take sounds again on every frame, whatever the size of the blocks") {
  for (double bpm : {120.0, 97.31}) {
    std::vector<sideman_take_note> take;
    const auto live = play_live(take, bpm);
    CHECK_EQUAL(240U, take.size());
    check_nothing_hangs(live);
    // Notes at the very beginning came after their frame, while the companion learned of the start.
    std::vector<Heard> late;
    const auto again = play_take(take, 64, bpm);
    CHECK_EQUAL(live.size(), again.size());
    for (std::size_t i = 0; i < live.size(); i++) CHECK_EQUAL_AT(std::to_string(i), live[i], again[i]);
    for (std::uint32_t frames : {32U, 1024U, 777U}) {
      const auto other = play_take(take, frames, bpm);
      const std::size_t sounding_at_the_end = 20;  // these end when the host stops, a block later or earlier
      for (std::size_t i = 0; i + sounding_at_the_end < live.size(); i++)
        CHECK_EQUAL_AT(std::to_string(i), live[i], other[i]);
    }
  }
}

TEST("a take that was played again is the same take") {
  std::vector<sideman_take_note> take;
  play_live(take, 120);
  Rig rig;
  sideman_edge_take_load(rig.edge(), take.data(), take.size());
  CHECK_EQUAL(text_of(take), text_of(copy_of(rig)));
}

TEST("of every place the newest pass counts, and the rest of the older stays") {
  Rig rig;
  Host host;
  rig.connect();
  rig.block(64, &host);
  host.playing = true;
  std::vector<Heard> heard = rig.block(64, &host);
  for (int bar = 0; bar < 4; bar++) rig.order(rig.ticks(1, 40 + bar, bar * 3840 + 100, bar * 3840 + 200));
  append(heard, roll_to(rig, host, 4, 64));
  host.locate(1, 0);
  append(heard, rig.block(64, &host));
  rig.order(rig.ticks(1, 70, 1 * 3840 + 50, 1 * 3840 + 150));
  append(heard, roll_to(rig, host, 2, 64));
  append(heard, roll_to(rig, host, 3, 64));
  stop(rig, host, heard);
  check_nothing_hangs(heard);
  CHECK_EQUAL("sideman-take-1 0,100,100,1,40,100 1,50,100,1,70,100 2,100,100,1,43,100",
              text_of(copy_of(rig)));
}

TEST("what was recorded lies over the take that was loaded") {
  const std::vector<sideman_take_note> loaded = notes_of("sideman-take-1 0,50,10,1,30,9 2,50,10,1,31,9");
  Rig rig;
  sideman_edge_take_load(rig.edge(), loaded.data(), loaded.size());
  Host host;
  rig.connect();
  rig.block(64, &host);
  host.playing = true;
  rig.block(64, &host);
  rig.order(rig.ticks(1, 40, 100, 200));
  roll_to(rig, host, 1, 64);
  host.playing = false;
  rig.block(64, &host);
  CHECK_EQUAL("sideman-take-1 0,100,100,1,40,100 2,50,10,1,31,9", text_of(copy_of(rig)));
}

TEST("a frozen take follows locates and loops, and orders are not obeyed") {
  const std::vector<sideman_take_note> take =
      notes_of("sideman-take-1 1,0,100,1,40,90 0,960,100,2,60,90 1,0,100,1,41,90");
  Rig rig;
  sideman_edge_take_load(rig.edge(), take.data(), take.size());
  rig.connect();
  rig.control(SIDEMAN_FREEZE, 1);
  Host host;
  host.playing = true;
  rig.block(64, &host);
  host.locate(1, 0);
  for (int pass = 0; pass < 3; pass++) {
    const std::int64_t start = rig.frame();
    auto heard = rig.block(64, &host);
    rig.order(rig.ticks(1, 99, 3840 + 500, 3840 + 600));
    while (host.tick < 3000 && host.bar == 1) append(heard, rig.block(64, &host));
    host.locate(1, 0);
    const std::vector<Heard> expected{
        {0, 0x9A, 40, 90, 1}, {2500, 0x8A, 40, 64, 1}, {24000, 0x9B, 60, 90, 2}, {26500, 0x8B, 60, 64, 2}};
    CHECK_EQUAL_AT("pass " + std::to_string(pass), expected, from_zero(heard, start));
  }
  host.locate(2, 0);
  const std::int64_t start = rig.frame();
  CHECK_EQUAL((std::vector<Heard>{{start, 0x9A, 41, 90, 1}}), rig.block(64, &host));
  rig.control(SIDEMAN_FREEZE, 0);
  CHECK_EQUAL((std::vector<Heard>{{start + 128, 0x8A, 41, 64, 1}}),
              (rig.block(64, &host), rig.block(64, &host)));
}

TEST("a silenced block begins no note of the take, and the next goes on with it") {
  const auto take = notes_of("sideman-take-1 0,0,1000,1,40,90 0,6,1000,2,60,90 0,10,1000,1,41,90");
  Rig rig;
  sideman_edge_take_load(rig.edge(), take.data(), take.size());
  Host host;
  host.playing = true;
  auto heard = rig.block(64, &host);
  CHECK_EQUAL(1U, heard.size());
  sideman_edge_silence(rig.edge());
  append(heard, rig.block(128, &host));  // the second note lies here
  check_nothing_hangs(heard);
  CHECK_EQUAL(2U, heard.size());
  CHECK_EQUAL((std::vector<Heard>{{250, 0x9A, 41, 90, 1}}), rig.block(64, &host));
}

TEST("a host that turns round inside a block loses no note of the loop's beginning") {
  const auto take = notes_of("sideman-take-1 1,0,100,1,40,90 0,3,100,2,60,90 0,1920,100,1,41,90");
  Rig rig;
  sideman_edge_take_load(rig.edge(), take.data(), take.size());
  Host host;
  host.playing = true;
  host.bar = 1;
  int heard[3] = {};
  for (int pass = 0; pass < 5; pass++) {
    std::vector<Heard> messages;
    while (host.bar < 2) append(messages, rig.block(1300, &host));
    for (const Heard &note : band(messages))
      heard[note.first == 40 ? 0 : note.first == 60 ? 1 : 2] += note.status >= 0x90;
    host.locate(1, host.tick);  // has gone beyond the end by a part of the block
  }
  CHECK_EQUAL(5, heard[0]);
  CHECK_EQUAL(5, heard[1]);
  CHECK_EQUAL(5, heard[2]);
}

TEST("text keeps every bit of a take") {
  std::mt19937_64 random(5);
  std::vector<sideman_take_note> notes;
  for (int i = 0; i < 2000; i++) {
    sideman_take_note note{};
    note.bar = static_cast<int>(random() % 2000) - 1000;
    note.tick =
        static_cast<std::uint32_t>(random() % 2 == 0 ? random() : random() % 60000 * SIDEMAN_TAKE_PARTS);
    note.length = static_cast<std::int64_t>(1 + random() % (1ULL << 40));
    note.role = static_cast<std::uint8_t>(random() % 5);
    note.key = static_cast<std::uint8_t>(random() % 128);
    note.velocity = static_cast<std::uint8_t>(1 + random() % 127);
    notes.push_back(note);
  }
  const auto again = notes_of(text_of(notes));
  CHECK_EQUAL(notes.size(), again.size());
  for (std::size_t i = 0; i < notes.size(); i++) {
    CHECK_EQUAL_AT(std::to_string(i), text_of({notes[i]}), text_of({again[i]}));
    CHECK_EQUAL(notes[i].tick, again[i].tick);
    CHECK_EQUAL(notes[i].length, again[i].length);
  }
  CHECK_EQUAL(0U, notes_of("").size());
  CHECK_EQUAL(0U, notes_of(text_of({})).size());
}

TEST("text that is no take is refused with the place where it goes wrong") {
  std::string error;
  CHECK_EQUAL(0U, notes_of("sideman-take-2 0,0,1,1,1,1", &error).size());
  CHECK_EQUAL("The frozen take must begin with sideman-take-1, but begins with sideman-take-2.", error);
  CHECK_EQUAL(0U, notes_of("sideman-take-1 0,0,1,1,1,1 0,0,1,9,1,1", &error).size());
  CHECK_EQUAL("The frozen take must be a list of notes, but note 2 (character 27) is none.", error);
  for (const char *bad : {"x", "sideman-take-1 ", "sideman-take-1 0", "sideman-take-1 0,0,0,1,1,1",
                          "sideman-take-1 0,0,1,1,1,1x", "sideman-take-1 0,p4294967296,1,1,1,1",
                          "sideman-take-1 99999999999999999999,0,1,1,1,1"}) {
    CHECK_EQUAL_AT(bad, 0U, notes_of(bad, &error).size());
    CHECK(!error.empty());
  }
}
