#include "rig.hpp"

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "atomic.hpp"
#include "check.hpp"
#include "platform.hpp"

namespace rig {

std::ostream &operator<<(std::ostream &out, const Heard &heard) {
  return out << heard.frame << ":" << std::hex << heard.status << std::dec << "," << heard.first << ","
             << heard.second;
}

std::ostream &operator<<(std::ostream &out, const std::vector<Heard> &heard) {
  for (std::size_t i = 0; i < heard.size() && i < 12; i++) out << (i > 0 ? " " : "") << heard[i];
  return out << (heard.size() > 12 ? " ..." : "") << " (" << heard.size() << ")";
}

sideman_transport Host::transport() const {
  sideman_transport transport{};
  transport.valid = true;
  transport.playing = playing;
  transport.bar = bar;
  transport.tick_in_bar = tick;
  transport.bpm = bpm;
  transport.beats_per_bar = static_cast<std::uint8_t>(beats);
  transport.beat_unit = static_cast<std::uint8_t>(unit);
  return transport;
}

void Host::advance(double frames) {
  if (!playing) return;
  tick += frames * ticks_per_frame();
  while (tick >= bar_ticks()) {
    tick -= bar_ticks();
    bar++;
  }
}

void Host::locate(int to_bar, double to_tick) {
  bar = to_bar;
  tick = to_tick;
}

static std::string new_folder() {
  static std::atomic<int> number{0};
  const std::string process = std::to_string(sideman::platform::process_id());
  const std::string name = "sideman-test-" + process + "-" + std::to_string(++number);
  return (std::filesystem::temp_directory_path() / name).string();
}

TemporaryFolder::TemporaryFolder() : path(new_folder()) {}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

Rig::Rig() {
  const sideman_edge_setup setup{folder_.path.c_str(), "test", SIDEMAN_EDGE_PLUGIN, 48000};
  char error[200] = "";
  edge_ = sideman_edge_open(&setup, error, sizeof error);
  if (edge_ == nullptr) throw check::Failure(error);
}

Rig::~Rig() {
  sideman_edge_close(edge_);
}

void Rig::connect(std::uint64_t token) {
  sideman::store(link().companion_version, SIDEMAN_LINK_VERSION);
  sideman::add(link().heartbeat_nanos, 1);
  sideman::publish(link().companion, token);
}

std::vector<Heard> Rig::block(std::uint32_t frames, Host *host) {
  if (beats && link().companion != 0) sideman::add(link().heartbeat_nanos, 1);
  sideman_transport transport{};
  if (host != nullptr) transport = host->transport();
  sideman_edge_begin(edge_, frames, host != nullptr ? &transport : nullptr);
  for (const auto &[control, value] : controls_) sideman_edge_control(edge_, 0, control, value);
  for (const Input &input : inputs_) sideman_edge_input(edge_, input.offset, input.port, input.data, 3);
  controls_.clear();
  inputs_.clear();
  std::vector<Heard> heard;
  std::uint32_t last = 0;
  for (sideman_emission out; sideman_edge_next(edge_, &out);) {
    CHECK(out.offset >= last && out.offset < frames && out.size >= 1 && out.size <= 3);
    last = out.offset;
    heard.push_back({frame_ + out.offset, out.data[0], out.data[1], out.data[2], out.role});
  }
  sideman_edge_end(edge_);
  frame_ += frames;
  if (host != nullptr) host->advance(frames);
  return heard;
}

std::vector<Heard> Rig::blocks(unsigned count, std::uint32_t frames, Host *host) {
  std::vector<Heard> heard;
  for (unsigned i = 0; i < count; i++) append(heard, block(frames, host));
  return heard;
}

void Rig::input(std::uint32_t offset, int status, int first, int second, int port) {
  const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
  inputs_.push_back({offset, {byte(status), byte(first), byte(second)}, byte(port)});
}

void Rig::control(std::uint32_t control, float value) {
  controls_.emplace_back(control, value);
}

static void write(sideman_ring_head &head, sideman_order *records, const sideman_order &order) {
  sideman::paste(records[head.written % SIDEMAN_ORDERS], order);
  sideman::publish(head.written, head.written + 1);
}

void Rig::order(sideman_order order) {
  write(link().orders, link().order, order);
}

void Rig::order_now(sideman_order order) {
  write(link().now, link().now_order, order);
}

sideman_order Rig::frames(int role, int key, std::int64_t start, std::int64_t end) {
  sideman_order order{};
  order.start = start;
  order.end = end;
  order.id = ++id_;
  order.epoch = link().epoch;
  order.generation = link().generation[role];
  order.kind = SIDEMAN_ORDER_NOTE;
  order.role = static_cast<std::uint8_t>(role);
  order.key = static_cast<std::uint8_t>(key);
  order.velocity = 100;
  return order;
}

sideman_order Rig::ticks(int role, int key, std::int64_t start, std::int64_t end) {
  sideman_order order = frames(role, key, start, end);
  order.kind |= SIDEMAN_TICKS << 6;
  return order;
}

sideman_order Rig::release(const sideman_order &note, std::int64_t start) {
  sideman_order order = note;
  order.kind = static_cast<std::uint8_t>(SIDEMAN_ORDER_RELEASE | (note.kind & 0x40));
  order.start = start;
  order.end = 0;
  return order;
}

void Rig::recall(int role, std::int64_t from) {
  const std::uint32_t generation = link().generation[role] + 1;
  sideman::store(link().recalled[role][generation % SIDEMAN_RECALLS], from);
  sideman::publish(link().generation[role], generation);
}

std::vector<sideman_report> Rig::reports() {
  std::vector<sideman_report> reports;
  sideman_ring_head &head = link().reports;
  for (; head.read < head.written; head.read++) reports.push_back(link().report[head.read % SIDEMAN_REPORTS]);
  return reports;
}

void check_nothing_hangs(const std::vector<Heard> &heard) {
  std::map<std::pair<int, int>, std::int64_t> sounding;
  for (const Heard &message : heard) {
    const auto key = std::make_pair(message.status & 15, message.first);
    const std::string where = "key " + std::to_string(message.first) + " at " + std::to_string(message.frame);
    if ((message.status & 0xF0) == 0x90) {
      CHECK_EQUAL_AT("already sounding: " + where, 0U, sounding.count(key));
      sounding[key] = message.frame;
    } else if ((message.status & 0xF0) == 0x80) {
      CHECK_EQUAL_AT("sounding: " + where, 1U, sounding.erase(key));
    }
  }
  CHECK_EQUAL_AT("hanging notes", 0U, sounding.size());
}

std::vector<Heard> band(const std::vector<Heard> &heard) {
  std::vector<Heard> notes;
  for (const Heard &message : heard) {
    if (message.role < 5 && (message.status & 0xE0) == 0x80) notes.push_back(message);
  }
  return notes;
}

void append(std::vector<Heard> &all, const std::vector<Heard> &more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace rig
