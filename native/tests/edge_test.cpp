// What an edge promises, one promise after the other. At 120 bpm and 48 kHz a tick is 25 frames.
#include <chrono>
#include <cmath>
#include <thread>

#include "atomic.hpp"
#include "check.hpp"
#include "rig.hpp"
#include "sideman/control.h"

using namespace rig;

namespace {

// A connected edge whose host has rolled for one block of 64 frames.
struct Rolling {
  Rig rig;
  Host host;

  explicit Rolling(int bar = 0) {
    host.playing = true;
    host.bar = bar;
    rig.connect();
    rig.block(64, &host);
  }
};

using Expected = std::vector<Heard>;

}  // namespace

TEST("a note sounds on the frame of its tick and ends on that of its end") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 20));
  CHECK_EQUAL((Expected{{250, 0x9A, 40, 100, 1}, {500, 0x8A, 40, 64, 1}}), r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(1U, r.rig.link().notes_started);
  CHECK_EQUAL(1U, r.rig.link().notes_ended);
  CHECK_EQUAL(0U, r.rig.link().sounding);
}

TEST("without a transport orders say frames") {
  Rig rig;
  rig.connect();
  rig.block(64);
  rig.order(rig.frames(0, 36, 100, 1000));
  CHECK_EQUAL((Expected{{100, 0x99, 36, 100, 0}, {1000, 0x89, 36, 64, 0}}), rig.blocks(20, 64));
}

TEST("a note between two frames sounds on the later one") {
  Rolling r;
  r.host.bpm = 100;  // 30 frames per tick
  r.rig.block(64, &r.host);
  r.rig.reports();
  r.rig.block(1, &r.host);
  const double tick = r.rig.reports().back().tick, at = static_cast<double>(r.rig.frame() - 1);
  r.rig.order(r.rig.ticks(4, 70, 20, 30));
  const auto expected = static_cast<std::int64_t>(std::ceil(at + (20 - tick) * 30 - 0.0314159));
  CHECK_EQUAL(expected, r.rig.blocks(20, 64, &r.host).at(0).frame);
}

TEST("an off comes before an on of the same frame") {
  Rolling r;
  r.rig.order(r.rig.ticks(2, 60, 10, 20));
  r.rig.order(r.rig.ticks(2, 64, 20, 30));
  const auto heard = r.rig.blocks(20, 64, &r.host);
  CHECK_EQUAL((Heard{500, 0x8B, 60, 64, 2}), heard.at(1));
  CHECK_EQUAL((Heard{500, 0x9B, 64, 100, 2}), heard.at(2));
}

TEST("a key that is struck again ends first") {
  Rolling r;
  r.rig.order(r.rig.ticks(2, 60, 10, 40));
  r.rig.order(r.rig.ticks(2, 60, 20, 30));
  CHECK_EQUAL(
      (Expected{
          {250, 0x9B, 60, 100, 2}, {500, 0x8B, 60, 64, 2}, {500, 0x9B, 60, 100, 2}, {750, 0x8B, 60, 64, 2}}),
      r.rig.blocks(40, 64, &r.host));
}

TEST("the same key of two roles is two notes") {
  Rolling r;
  r.rig.order(r.rig.ticks(2, 60, 10, 40));
  r.rig.order(r.rig.ticks(3, 60, 20, 30));
  const auto heard = r.rig.blocks(40, 64, &r.host);
  CHECK_EQUAL((Heard{750, 0x8C, 60, 64, 3}), heard.at(2));
  CHECK_EQUAL((Heard{1000, 0x8B, 60, 64, 2}), heard.at(3));
}

TEST("a release ends the note it names and no other") {
  Rolling r;
  const auto first = r.rig.ticks(2, 60, 10, 100), second = r.rig.ticks(2, 60, 50, 100);
  r.rig.order(first);
  r.rig.order(second);
  r.rig.order(r.rig.release(first, 30));
  r.rig.blocks(8, 64, &r.host);            // the first sounds
  r.rig.order(r.rig.release(first, 20));   // shortens it further
  r.rig.order(r.rig.release(first, 200));  // never lengthens
  auto heard = r.rig.blocks(12, 64, &r.host);
  CHECK_EQUAL((Heard{576, 0x8B, 60, 64, 2}), heard.at(0));  // late: the first frame of the block
  r.rig.blocks(4, 64, &r.host);
  r.rig.order(r.rig.release(first, 60));  // long gone: must not touch the second
  heard = r.rig.blocks(60, 64, &r.host);
  CHECK_EQUAL((Heard{2500, 0x8B, 60, 64, 2}), heard.back());
}

TEST("a release at its start takes a waiting note back") {
  Rolling r;
  const auto note = r.rig.ticks(2, 60, 10, 100);
  r.rig.order(note);
  r.rig.order(r.rig.release(note, 10));
  CHECK_EQUAL(Expected{}, r.rig.blocks(80, 64, &r.host));
}

TEST("the now lane sounds on the first frame of the next block and keeps the length") {
  Rolling r;
  r.rig.order_now(r.rig.ticks(2, 60, 777, 787));
  CHECK_EQUAL((Expected{{64, 0x9B, 60, 100, 2}, {314, 0x8B, 60, 64, 2}}), r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(0U, r.rig.link().notes_late);
}

TEST("a late note sounds on the first frame of the block and is counted") {
  Rolling r;
  r.rig.blocks(9, 64, &r.host);
  r.rig.order(r.rig.ticks(2, 60, 20, 60));
  CHECK_EQUAL((Expected{{640, 0x9B, 60, 100, 2}, {1500, 0x8B, 60, 64, 2}}), r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(1U, r.rig.link().notes_late);
  CHECK_EQUAL(140U, r.rig.link().latest_frames);
}

TEST("a note whose end has passed still sounds for one frame") {
  Rolling r;
  r.rig.blocks(9, 64, &r.host);
  r.rig.order(r.rig.ticks(2, 60, 10, 20));
  CHECK_EQUAL((Expected{{640, 0x9B, 60, 100, 2}, {641, 0x8B, 60, 64, 2}}), r.rig.blocks(2, 64, &r.host));
}

TEST("a recall takes back what starts at its moment or later and lets earlier notes play") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 19, 25));
  r.rig.order(r.rig.ticks(1, 41, 20, 25));
  r.rig.order(r.rig.ticks(2, 60, 30, 35));  // another role
  r.rig.block(64, &r.host);
  r.rig.recall(1, 20);
  r.rig.order(r.rig.ticks(1, 43, 20, 25));
  CHECK_EQUAL((Expected{{475, 0x9A, 40, 100, 1},
                        {500, 0x9A, 43, 100, 1},
                        {625, 0x8A, 40, 64, 1},
                        {625, 0x8A, 43, 64, 1},
                        {750, 0x9B, 60, 100, 2},
                        {875, 0x8B, 60, 64, 2}}),
              r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(1U, r.rig.link().notes_stale);
}

TEST("a later recall from an earlier moment counts as well") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 30, 35));
  r.rig.recall(1, 100);
  r.rig.recall(1, 25);
  CHECK_EQUAL(Expected{}, r.rig.blocks(40, 64, &r.host));
  CHECK_EQUAL(1U, r.rig.link().notes_stale);
}

TEST("a note of more than fifteen recalls ago is void") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 30, 35));
  for (int i = 0; i < 16; i++) r.rig.recall(1, 1000000);
  CHECK_EQUAL(Expected{}, r.rig.blocks(40, 64, &r.host));
}

TEST("a sounding note outlives the recall of its role") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 40));
  r.rig.blocks(8, 64, &r.host);
  r.rig.recall(1, 0);
  CHECK_EQUAL((Expected{{1000, 0x8A, 40, 64, 1}}), r.rig.blocks(20, 64, &r.host));
}

TEST("when the host stops everything ends on the first frame and what waits is void") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 400));
  r.rig.order(r.rig.ticks(1, 41, 40, 50));
  r.rig.blocks(9, 64, &r.host);
  const std::uint32_t epoch = r.rig.link().epoch;
  r.host.playing = false;
  CHECK_EQUAL((Expected{{640, 0x8A, 40, 64, 1}}), r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(epoch + 1, r.rig.link().epoch);
}

TEST("a locate begins an epoch at the new place and makes orders of before stale") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 40000));
  r.rig.blocks(9, 64, &r.host);
  const auto stale = r.rig.ticks(1, 41, 3 * 3840 + 10, 3 * 3840 + 20);
  r.host.locate(3, 0);
  r.rig.reports();
  CHECK_EQUAL((Expected{{640, 0x8A, 40, 64, 1}}), r.rig.block(64, &r.host));
  const auto report = r.rig.reports().back();
  CHECK_EQUAL(3 * 3840.0, report.tick);
  CHECK_EQUAL(SIDEMAN_JUMPED | SIDEMAN_PLAYING | SIDEMAN_HAS_TRANSPORT, static_cast<int>(report.flags));
  r.rig.order(stale);
  r.rig.order(r.rig.ticks(1, 42, 3 * 3840 + 10, 3 * 3840 + 20));
  CHECK_EQUAL((Heard{640 + 250, 0x9A, 42, 100, 1}), r.rig.blocks(10, 64, &r.host).at(0));
  CHECK_EQUAL(1U, r.rig.link().notes_stale);
}

TEST("session ticks add up bars of different metres") {
  Rolling r(4);
  for (int i = 0; i < 2000 && r.host.bar == 4; i++) r.rig.block(64, &r.host);
  r.host.beats = 3;
  for (int i = 0; i < 2000 && r.host.bar == 5; i++) r.rig.block(64, &r.host);
  r.host.beats = 7;
  r.host.unit = 8;
  r.rig.reports();
  r.rig.block(64, &r.host);
  const auto report = r.rig.reports().back();
  CHECK_EQUAL(6, report.bar);
  CHECK(std::abs(report.tick - report.tick_in_bar - (5 * 3840 + 2880)) < 1e-6);
  CHECK_EQUAL(7, static_cast<int>(report.beats_per_bar));
  CHECK_EQUAL(8, static_cast<int>(report.port));
  CHECK_EQUAL(0, report.flags & SIDEMAN_JUMPED);
}

TEST("from its second pass on a loop is no jump: ticks run on and notes cross the seam") {
  Rolling r(2);
  std::vector<double> lines;
  std::vector<Heard> heard;
  for (int pass = 0; pass < 4; pass++) {
    while (r.host.bar < 4) append(heard, r.rig.block(50, &r.host));
    r.host.locate(2, r.host.tick);  // goes back by two bars
    r.rig.reports();
    if (pass == 2) {  // known by now: rings over the seam, and starts behind it
      const std::int64_t line = 4 * 3840 + 2 * 3840 * (pass - 1);
      r.rig.link();
      r.rig.order(r.rig.ticks(1, 40, line - 1, line + 40));
      r.rig.order(r.rig.ticks(2, 60, line + 10, line + 20));
    }
    append(heard, r.rig.block(50, &r.host));
    const auto report = r.rig.reports().back();
    CHECK_EQUAL(pass == 0 ? SIDEMAN_JUMPED : SIDEMAN_LOOPED,
                report.flags & (SIDEMAN_JUMPED | SIDEMAN_LOOPED));
    lines.push_back(report.tick - report.tick_in_bar);
  }
  CHECK_EQUAL(2.0 * 3840, lines[0]);
  CHECK_EQUAL(4.0 * 3840, lines[1]);
  CHECK_EQUAL(6.0 * 3840, lines[2]);
  CHECK_EQUAL(8.0 * 3840, lines[3]);
  CHECK_EQUAL(4U, band(heard).size());
  const std::int64_t frame = band(heard)[1].frame;
  CHECK_EQUAL((Heard{frame + 250, 0x8B, 60, 64, 2}), band(heard)[2]);
  CHECK_EQUAL((Heard{frame + 750, 0x8A, 40, 64, 1}), band(heard)[3]);
}

TEST("a tempo ramp is no jump, loses no note, and none of its notes counts as late") {
  Rolling r;
  for (int i = 0; i < 40; i++) r.rig.order(r.rig.ticks(1, 40 + i, 20 + 100 * i, 60 + 100 * i));
  r.rig.reports();
  std::vector<Heard> heard;
  for (int i = 0; i < 900; i++) {
    const Host before = r.host;
    append(heard, r.rig.block(128, &r.host));
    r.host = before;  // the host itself ramps within the block
    for (int k = 0; k < 128; k++) {
      r.host.advance(1);
      r.host.bpm *= i < 450 ? 1.00001 : 0.99999;
    }
  }
  check_nothing_hangs(heard);
  CHECK_EQUAL(80U, heard.size());
  CHECK_EQUAL(0U, r.rig.link().notes_late);
  for (const auto &report : r.rig.reports()) CHECK_EQUAL(0, report.flags & (SIDEMAN_JUMPED | SIDEMAN_LOOPED));
}

TEST("a companion whose heart stops is dead after a quarter of a second") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 4000000));
  r.rig.blocks(8, 64, &r.host);
  r.rig.beats = false;
  CHECK_EQUAL(Expected{}, r.rig.blocks(100, 64, &r.host));  // frames do not count, time does
  std::this_thread::sleep_for(std::chrono::milliseconds(260));
  const std::int64_t frame = r.rig.frame();
  CHECK_EQUAL((Expected{{frame, 0x8A, 40, 64, 1}}), r.rig.block(64, &r.host));
  CHECK_EQUAL(SIDEMAN_ALONE, sideman_edge_connection(r.rig.edge()));
  r.rig.beats = true;
  r.rig.reports();
  r.rig.block(64, &r.host);
  CHECK_EQUAL(SIDEMAN_CONNECTED, sideman_edge_connection(r.rig.edge()));
  CHECK_EQUAL(SIDEMAN_JUMPED, r.rig.reports().back().flags & SIDEMAN_JUMPED);
}

TEST("a companion that leaves, comes anew or calls for panic ends what sounds") {
  for (int way = 0; way < 3; way++) {
    Rolling r;
    r.rig.order(r.rig.ticks(1, 40, 10, 4000));
    r.rig.order(r.rig.ticks(1, 41, 100, 4000));
    r.rig.blocks(8, 64, &r.host);
    if (way == 0) r.rig.link().companion = 0;
    if (way == 1) r.rig.link().companion = 2;
    if (way == 2) r.rig.link().panic++;
    CHECK_EQUAL_AT(std::to_string(way), (Expected{{576, 0x8A, 40, 64, 1}}), r.rig.blocks(99, 64, &r.host));
  }
}

TEST("a companion of another version is named and not obeyed") {
  Rolling r;
  r.rig.link().companion_version = SIDEMAN_LINK_VERSION + 1;
  r.rig.block(64, &r.host);
  CHECK_EQUAL(SIDEMAN_WRONG_VERSION, sideman_edge_connection(r.rig.edge()));
  r.rig.order(r.rig.ticks(1, 40, 10, 40));
  CHECK_EQUAL(Expected{}, r.rig.blocks(20, 64, &r.host));
}

TEST("alone the input passes through, with a companion only where THRU says so") {
  Rig rig;
  rig.input(5, 0x90, 60, 90);
  CHECK_EQUAL((Expected{{5, 0x90, 60, 90, 255}}), rig.block(64));
  rig.connect();
  rig.input(3, 0x90, 62, 90);
  rig.input(4, 0x80, 60, 0);  // its on has passed, so does its off
  rig.input(5, 0x80, 62, 0);
  CHECK_EQUAL((Expected{{64 + 4, 0x80, 60, 0, 255}}), rig.block(64));
  rig.control(SIDEMAN_THRU, 1);
  rig.input(3, 0x90, 62, 90);
  CHECK_EQUAL((Expected{{128 + 3, 0x90, 62, 90, 255}}), rig.block(64));
}

TEST("reports tell the companion every message and every block, in order") {
  Rolling r;
  r.rig.reports();
  r.rig.input(10, 0x93, 60, 90, 2);
  r.rig.control(SIDEMAN_INTENSITY, 0.25F);
  r.rig.block(64, &r.host);
  const auto reports = r.rig.reports();
  CHECK_EQUAL(3U, reports.size());
  CHECK_EQUAL(SIDEMAN_REPORT_CONTROL, static_cast<int>(reports[0].kind));
  CHECK_EQUAL(static_cast<unsigned>(SIDEMAN_INTENSITY), reports[0].message);
  CHECK_EQUAL(0.25F, reports[0].value);
  CHECK_EQUAL(0.25F, r.rig.link().control[SIDEMAN_INTENSITY]);
  CHECK_EQUAL(SIDEMAN_REPORT_INPUT, static_cast<int>(reports[1].kind));
  CHECK_EQUAL(0x5A3C93U, reports[1].message);
  CHECK_EQUAL(2, static_cast<int>(reports[1].port));
  CHECK_EQUAL(74, reports[1].frame);
  CHECK(std::abs(reports[1].tick - 74 / 25.0) < 1e-9);
  CHECK_EQUAL(SIDEMAN_REPORT_BLOCK, static_cast<int>(reports[2].kind));
  CHECK_EQUAL(64, reports[2].frame);
  CHECK_EQUAL(64U, reports[2].frames);
  CHECK_EQUAL(128U, r.rig.link().frame);
}

TEST("nobody is told anything while there is no companion") {
  Rig rig;
  rig.input(5, 0x90, 60, 90);
  rig.blocks(10, 64);
  CHECK_EQUAL(0U, rig.link().reports.written);
}

TEST("a full ring of reports refuses, counts, and goes on when there is room") {
  Rig rig;
  rig.connect();
  rig.blocks(SIDEMAN_REPORTS + 10, 64);
  CHECK_EQUAL(10U, rig.link().reports_refused);
  CHECK_EQUAL(std::size_t{SIDEMAN_REPORTS}, rig.reports().size());
  rig.block(64);
  CHECK_EQUAL(1U, rig.reports().size());
}

TEST("with a solo role the others are silent and counted as played") {
  Rolling r;
  r.rig.control(SIDEMAN_SOLO_ROLE, 2);
  r.rig.order(r.rig.ticks(1, 40, 10, 20));
  r.rig.order(r.rig.ticks(2, 60, 10, 20));
  CHECK_EQUAL((Expected{{250, 0x9A, 40, 100, 1}, {500, 0x8A, 40, 64, 1}}), r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(2U, r.rig.link().notes_started);
  CHECK_EQUAL(2U, r.rig.link().notes_ended);
}

TEST("a note that was heard ends aloud after the solo role has changed") {
  Rolling r;
  r.rig.order(r.rig.ticks(2, 60, 10, 20));
  r.rig.blocks(6, 64, &r.host);
  r.rig.control(SIDEMAN_SOLO_ROLE, 2);
  CHECK_EQUAL((Expected{{500, 0x8B, 60, 64, 2}}), r.rig.blocks(20, 64, &r.host));
}

TEST("panic ends band and performer at once and says so on every channel") {
  Rolling r;
  r.rig.control(SIDEMAN_THRU, 1);
  r.rig.input(0, 0x90, 60, 90);
  r.rig.input(1, 0xB0, 64, 127);
  r.rig.order(r.rig.ticks(1, 40, 10, 4000));
  r.rig.blocks(8, 64, &r.host);
  r.rig.control(SIDEMAN_PANIC, 1);
  const auto heard = r.rig.block(64, &r.host);
  CHECK_EQUAL((Heard{576, 0x8A, 40, 64, 1}), heard.at(0));
  CHECK_EQUAL((Heard{576, 0x80, 60, 64, 255}), heard.at(1));
  CHECK_EQUAL((Heard{576, 0xB0, 64, 0, 255}), heard.at(2));
  CHECK_EQUAL(3U + 32U, heard.size());
  CHECK_EQUAL((Heard{576, 0xBF, 123, 0, 255}), heard.back());
}

TEST("silence ends everything in the next messages") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 4000));
  r.rig.blocks(8, 64, &r.host);
  sideman_edge_silence(r.rig.edge());
  CHECK_EQUAL((Expected{{576, 0x8A, 40, 64, 1}}), r.rig.blocks(8, 64, &r.host));
}

TEST("messages that are ordered come out on their frame, but never notes or system exclusive") {
  Rolling r;
  auto message = [&](std::uint32_t bytes) {
    sideman_order order = r.rig.ticks(1, 0, 10, 0);
    order.kind = SIDEMAN_ORDER_MIDI | SIDEMAN_TICKS << 6;
    order.id = bytes;
    order.velocity = 0;
    return order;
  };
  r.rig.order(message(0x0005CA));  // program change
  r.rig.order(message(0x7F40BA));  // pedal down
  r.rig.order(message(0x40409A));  // note-on
  r.rig.order(message(0x0000F0));
  CHECK_EQUAL((Expected{{250, 0xCA, 5, 0, 1}, {250, 0xBA, 64, 127, 1}}), r.rig.blocks(8, 64, &r.host));
  CHECK_EQUAL(2U, r.rig.link().orders_broken);
  r.host.playing = false;  // the pedal must not stay down
  CHECK_EQUAL((Expected{{576, 0xBA, 64, 0, 255}}), r.rig.block(64, &r.host));
}

TEST("orders that break a rule are counted and dropped") {
  Rolling r;
  const auto good = r.rig.ticks(1, 40, 10, 20);
  std::vector<sideman_order> bad(9, good);
  bad[0].key = 128;
  bad[1].velocity = 0;
  bad[2].velocity = 128;
  bad[3].role = 5;
  bad[4].id = 0;
  bad[5].end = bad[5].start;
  bad[6].kind = 4 | SIDEMAN_TICKS << 6;
  bad[7].kind |= 0x80;
  bad[8].start = INT64_MIN;
  for (const auto &order : bad) r.rig.order(order);
  CHECK_EQUAL(Expected{}, r.rig.blocks(20, 64, &r.host));
  CHECK_EQUAL(9U, r.rig.link().orders_broken);
}

TEST("an index that cannot be is counted, and orders after it are heard") {
  Rolling r;
  r.rig.link().orders.written += 100000;
  r.rig.block(64, &r.host);
  CHECK(r.rig.link().orders_broken > 0);
  r.rig.order(r.rig.ticks(1, 40, 10, 20));
  CHECK_EQUAL(2U, r.rig.blocks(20, 64, &r.host).size());
}

TEST("orders for which nothing may wait any more stay in the ring") {
  Rolling r;
  for (int lap = 0; lap < 3; lap++) {
    for (unsigned i = 0; i < SIDEMAN_ORDERS; i++) r.rig.order(r.rig.ticks(1, 40, 1000000, 1000001));
    r.rig.block(64, &r.host);
  }
  CHECK_EQUAL(std::uint64_t{SIDEMAN_ORDERS}, r.rig.link().orders.written - r.rig.link().orders.read);
}

TEST("a block of no frames says nothing and loses nothing") {
  Rolling r;
  r.rig.order(r.rig.ticks(1, 40, 10, 4000));
  r.rig.blocks(8, 64, &r.host);
  r.host.playing = false;
  CHECK_EQUAL(Expected{}, r.rig.block(0, &r.host));
  CHECK_EQUAL((Expected{{576, 0x8A, 40, 64, 1}}), r.rig.block(64, &r.host));
}

TEST("what a host does not fetch in one block it gets in the next") {
  Rolling r;
  for (int i = 0; i < 3; i++) r.rig.order(r.rig.ticks(1, 40 + i, 3, 400));
  const sideman_transport transport = r.host.transport();
  sideman_emission out;
  sideman_edge_begin(r.rig.edge(), 64, &transport);
  CHECK(sideman_edge_next(r.rig.edge(), &out));
  sideman_edge_end(r.rig.edge());
  r.host.advance(64);
  const auto heard = r.rig.block(64, &r.host);
  CHECK_EQUAL(2U, heard.size());
  CHECK_EQUAL(0U, r.rig.link().notes_late);
}

TEST("a transport that makes no sense counts as none") {
  Rig rig;
  rig.connect();
  Host host;
  host.playing = true;
  host.bpm = std::nan("");
  rig.block(64, &host);
  CHECK_EQUAL(0, rig.reports().back().flags & (SIDEMAN_HAS_TRANSPORT | SIDEMAN_PLAYING));
}
