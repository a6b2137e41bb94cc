// Nothing on the audio thread allocates: the test program's own operator new counts.
#include <cstdlib>
#include <new>

#include "check.hpp"
#include "rig.hpp"
#include "sideman/control.h"

static thread_local long allocations = 0;

static void *allocate(std::size_t size) {
  allocations++;
  if (void *memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void *operator new(std::size_t size) {
  return allocate(size);
}
void *operator new[](std::size_t size) {
  return allocate(size);
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept {
  allocations++;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void *memory) noexcept {
  std::free(memory);
}
void operator delete[](void *memory) noexcept {
  std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void *memory, std::size_t) noexcept {
  std::free(memory);
}

TEST("the audio thread allocates nothing, whatever happens") {
  rig::Rig rig;
  rig.connect();
  const sideman_take_note taken{1, 0, 65536, 1, 40, 90, {}};
  sideman_edge_take_load(rig.edge(), &taken, 1);
  rig::Host host;
  host.playing = true;
  long counted = 0, messages = 0;
  for (int i = 0; i < 3000; i++) {
    for (int k = 0; k < 3; k++) {
      const std::int64_t start = static_cast<std::int64_t>(host.bar * 3840 + host.tick) + 20 * k;
      rig.order(rig.ticks(k, 40 + i % 9, start, start + 100));
    }
    if (i % 700 == 699) host.locate(i % 11, 0);
    const sideman_transport transport = host.transport();
    const std::uint8_t note[3] = {0x90, 60, static_cast<std::uint8_t>(i % 2 * 90)};
    rig.link().heartbeat_nanos++;
    const long before = allocations;
    sideman_edge_begin(rig.edge(), 128, &transport);
    sideman_edge_input(rig.edge(), 5, 0, note, 3);
    if (i % 500 == 0) sideman_edge_control(rig.edge(), 0, SIDEMAN_FREEZE, static_cast<float>(i / 500 % 2));
    if (i % 900 == 0) sideman_edge_control(rig.edge(), 0, SIDEMAN_PANIC, static_cast<float>(i / 900 % 2));
    for (sideman_emission out; sideman_edge_next(rig.edge(), &out);) messages++;
    sideman_edge_end(rig.edge());
    counted += allocations - before;
    host.advance(128);
    rig.reports();
  }
  CHECK_EQUAL(0, counted);
  CHECK(messages > 3000 && allocations > 0);
}
