// What the shim promises without any sound server.
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>

#include "../../shim/clocked_ports.hpp"
#include "../../shim/outlet.hpp"
#include "../check.hpp"
#include "sideman/shim.h"

using sideman::shim::Arrival;
using sideman::shim::ArrivalRing;
using sideman::shim::Outlet;

namespace {

sideman_emission note(std::uint8_t status, std::uint8_t key) {
  return {17, 3, {status, key, 64}, 0};
}

Arrival arrival(std::int64_t nanos, std::uint8_t status, std::uint8_t key) {
  return {nanos, 3, {status, key, 64}, 0};
}

}  // namespace

TEST("a port that is full gets its messages in the next block, in order") {
  Outlet outlet;
  bool open = false;
  std::string sent;
  const auto write = [&](std::uint32_t offset, const std::uint8_t *data, std::size_t) {
    if (open) sent += std::to_string(data[1]) + '@' + std::to_string(offset) + ' ';
    return open;
  };
  outlet.send(note(0x90, 1), write);
  outlet.send(note(0x80, 1), write);
  open = true;
  outlet.send(note(0x90, 2), write);  // waits behind the others
  CHECK_EQUAL(std::string(), sent);
  outlet.flush(write);
  outlet.send(note(0x80, 2), write);
  CHECK_EQUAL(std::string("1@0 1@0 2@0 2@17 "), sent);
  CHECK_EQUAL(0u, outlet.dropped());
}

TEST("a port that stays full drops note-ons before note-offs") {
  Outlet outlet;
  int offs = 0;
  const auto refuse = [](std::uint32_t, const std::uint8_t *, std::size_t) { return false; };
  for (int i = 0; i < 700; i++) outlet.send(note(0x90, 1), refuse);
  CHECK_EQUAL(188u, outlet.dropped());
  for (int i = 0; i < 512; i++) outlet.send(note(0x80, 1), refuse);
  CHECK_EQUAL(188u, outlet.dropped());
  outlet.flush([&](std::uint32_t, const std::uint8_t *data, std::size_t) {
    offs += (data[0] & 0xF0) == 0x80;
    return true;
  });
  CHECK_EQUAL(512, offs);
}

TEST("what has arrived is taken in order and not before its time") {
  ArrivalRing ring;
  Arrival taken;
  CHECK(ring.offer(arrival(10, 0x90, 1)));
  CHECK(ring.offer(arrival(20, 0x90, 2)));
  CHECK(!ring.take(10, taken));
  CHECK(ring.take(11, taken));
  CHECK_EQUAL(1, static_cast<int>(taken.data[1]));
  CHECK(!ring.take(20, taken));
  CHECK(ring.take(21, taken));
  CHECK(!ring.take(100, taken));
}

TEST("a full ring still takes the ends of notes") {
  ArrivalRing ring;
  int ons = 0, offs = 0;
  while (ring.offer(arrival(ons, 0x90, 1))) ons++;
  while (ring.offer(arrival(offs, 0x80, 1))) offs++;
  CHECK_EQUAL(768, ons);
  CHECK_EQUAL(256, offs);
}

TEST("two threads pass every arrival once and in order") {
  ArrivalRing ring;
  constexpr int count = 200'000;
  std::thread writer([&] {
    for (int i = 0; i < count;) {
      if (ring.offer(arrival(i, 0x80, static_cast<std::uint8_t>(i % 128)))) {
        i++;
      } else {
        std::this_thread::yield();
      }
    }
  });
  Arrival taken;
  bool in_order = true;
  for (int i = 0; i < count;) {
    if (!ring.take(count, taken)) {
      std::this_thread::yield();
      continue;
    }
    in_order = in_order && taken.nanos == i && taken.data[1] == i % 128;
    i++;
  }
  writer.join();
  CHECK(in_order);
  CHECK(!ring.take(count, taken));
}

TEST("an unknown backend is refused with a sentence") {
  char text[256] = "";
  CHECK(!sideman_backend_ready(77, text, sizeof text));
  CHECK_EQUAL(std::string("There is no backend 77; known are 1 to 4."), std::string(text));
  CHECK_EQUAL(-1, sideman_backend_list(77, 0, text, sizeof text));
  const sideman_ports_setup setup{77, "x", nullptr, nullptr, nullptr};
  CHECK(sideman_ports_open(&setup, text, sizeof text) == nullptr);
}

TEST("a loop makes two link files and takes them away") {
  const std::string folder = "/tmp/sideman-shim-test-" + std::to_string(getpid());
  char meter[512] = "", band[512] = "", error[256] = "";
  sideman_ports *loop =
      sideman_loop_open(folder.c_str(), folder.c_str(), meter, sizeof meter, error, sizeof error);
  CHECK_EQUAL(std::string(), std::string(error));
  CHECK(sideman_ports_link_path(loop, band, sizeof band));
  CHECK(std::filesystem::exists(meter) && std::filesystem::exists(band));
  CHECK(std::strcmp(meter, band) != 0);
  CHECK_EQUAL(static_cast<int>(SIDEMAN_PORTS_RUNNING), static_cast<int>(sideman_ports_now(loop)));
  sideman_ports_close(loop);
  CHECK(!std::filesystem::exists(meter) && !std::filesystem::exists(band));
  std::filesystem::remove_all(folder);
}
