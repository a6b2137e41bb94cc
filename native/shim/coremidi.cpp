// Ports on macOS. Virtual sources carry time stamps, so messages are handed over before their time and
// CoreMIDI's own thread sends them at it. Written by Apple's documentation; nobody has run it yet.
#include <CoreMIDI/CoreMIDI.h>
#include <mach/mach_time.h>

#include <cstring>
#include <string>

#include "clocked_ports.hpp"

namespace sideman::shim {

namespace {

// CoreMIDI counts mach time; steady_clock here counts the same clock in nanoseconds.
class HostTime {
 public:
  HostTime() { mach_timebase_info(&base_); }
  std::int64_t nanos(MIDITimeStamp time) const noexcept {
    return static_cast<std::int64_t>(static_cast<__int128>(time) * base_.numer / base_.denom);
  }
  MIDITimeStamp stamp(std::int64_t nanos) const noexcept {
    return static_cast<MIDITimeStamp>(static_cast<__int128>(nanos) * base_.denom / base_.numer);
  }
  // steady_clock against mach time, measured once: both run on without a pause between them.
  std::int64_t offset() const noexcept { return monotonic_nanos() - nanos(mach_absolute_time()); }

 private:
  mach_timebase_info_data_t base_{};
};

class Text {
 public:
  explicit Text(const std::string &text)
      : text_(CFStringCreateWithCString(nullptr, text.c_str(), kCFStringEncodingUTF8)) {}
  ~Text() { CFRelease(text_); }
  Text(const Text &) = delete;
  Text &operator=(const Text &) = delete;
  CFStringRef get() const noexcept { return text_; }

 private:
  CFStringRef text_;
};

std::string name_of(MIDIEndpointRef endpoint) {
  CFStringRef name = nullptr;
  char text[256] = "";
  if (MIDIObjectGetStringProperty(endpoint, kMIDIPropertyDisplayName, &name) == noErr) {
    CFStringGetCString(name, text, sizeof text, kCFStringEncodingUTF8);
    CFRelease(name);
  }
  return text;
}

std::uint32_t size_of_message(std::uint8_t status) noexcept {
  if (status >= 0xF0) return status == 0xF2 ? 3 : status == 0xF1 || status == 0xF3 ? 2 : 1;
  return (status & 0xE0) == 0xC0 ? 2 : 3;
}

// CoreMIDI calls back on one thread of its own, so one ring does for all inputs.
struct Inlet {
  ArrivalRing *ring = nullptr;
  const HostTime *time = nullptr;
  std::int64_t offset = 0;
  std::uint8_t port = 0;

  // A packet holds whole messages one after the other, or a piece of system exclusive.
  void arrive(const MIDIPacket &packet) noexcept {
    const std::int64_t nanos =
        packet.timeStamp == 0 ? monotonic_nanos() : time->nanos(packet.timeStamp) + offset;
    UInt16 at = 0;
    while (at < packet.length && packet.data[at] >= 0x80 && packet.data[at] != 0xF0) {
      const std::uint32_t size = size_of_message(packet.data[at]);
      if (at + size > packet.length) return;
      Arrival arrival{nanos, static_cast<std::uint8_t>(size), {}, port};
      std::memcpy(arrival.data, packet.data + at, size);
      ring->offer(arrival);
      at = static_cast<UInt16>(at + size);
    }
  }
};

void received(const MIDIPacketList *packets, void *inlet, void *) {
  const MIDIPacket *packet = &packets->packet[0];
  for (UInt32 i = 0; i < packets->numPackets; i++) {
    static_cast<Inlet *>(inlet)->arrive(*packet);
    packet = MIDIPacketNext(packet);
  }
}

class CoreMidiSystem final : public MidiSystem {
 public:
  ~CoreMidiSystem() override {
    // Disposing of the client disposes of its endpoints and ports.
    if (client_ != 0) MIDIClientDispose(client_);
  }

  bool open(const Setup &setup, std::string &error) {
    offset_ = time_.offset();
    bool good = MIDIClientCreate(Text(setup.client).get(), nullptr, nullptr, &client_) == noErr;
    for (std::uint8_t i = 0; good && i < SIDEMAN_INPUTS; i++) {
      inlets_[i] = {&ring_, &time_, offset_, i};
      good = MIDIDestinationCreate(client_, Text(input_names[i]).get(), received, &inlets_[i], &inputs_[i]) ==
             noErr;
    }
    for (std::size_t i = 0; good && i <= SIDEMAN_ROLES; i++) {
      const char *name = i == 0 ? "Sideman Out" : role_names[i - 1];
      good = MIDISourceCreate(client_, Text(name).get(), &outputs_[i]) == noErr;
    }
    if (!good) {
      error = "CoreMIDI refuses to make the ports. Restart its server: killall MIDIServer";
      return false;
    }
    return connect(setup, error);
  }

  bool take(std::int64_t until_nanos, Arrival &arrival) noexcept override {
    return ring_.take(until_nanos, arrival);
  }

  bool send(const sideman_emission &message, std::int64_t nanos) noexcept override {
    MIDIPacketList packets;
    MIDIPacket *packet = MIDIPacketListInit(&packets);
    const MIDITimeStamp at = time_.stamp(nanos - offset_);
    if (MIDIPacketListAdd(&packets, sizeof packets, packet, at, message.size, message.data) == nullptr) {
      return true;  // three bytes always fit
    }
    MIDIReceived(outputs_[0], &packets);
    if (message.role < SIDEMAN_ROLES) MIDIReceived(outputs_[1 + message.role], &packets);
    if (destination_ != 0) MIDISend(out_port_, destination_, &packets);
    return true;
  }

  void flush() noexcept override {}
  bool schedules() const noexcept override { return true; }

  std::string description() const override {
    return "CoreMIDI ports Sideman In, Sideman Out and one for every role";
  }

 private:
  bool connect(const Setup &setup, std::string &error) {
    if (!setup.input.empty()) {
      MIDIEndpointRef source = 0;
      for (ItemCount i = 0; source == 0 && i < MIDIGetNumberOfSources(); i++) {
        if (contains(name_of(MIDIGetSource(i)), setup.input)) source = MIDIGetSource(i);
      }
      if (source == 0 ||
          MIDIInputPortCreate(client_, CFSTR("in"), received, &inlets_[0], &in_port_) != noErr ||
          MIDIPortConnectSource(in_port_, source, nullptr) != noErr) {
        return missing(setup.input, error);
      }
    }
    if (!setup.output.empty()) {
      for (ItemCount i = 0; destination_ == 0 && i < MIDIGetNumberOfDestinations(); i++) {
        if (contains(name_of(MIDIGetDestination(i)), setup.output)) {
          destination_ = MIDIGetDestination(i);
        }
      }
      if (destination_ == 0 || MIDIOutputPortCreate(client_, CFSTR("out"), &out_port_) != noErr) {
        return missing(setup.output, error);
      }
    }
    return true;
  }

  static bool missing(const std::string &part, std::string &error) {
    error = "No MIDI port matches \"" + part + "\". `sideman doctor` lists what there is.";
    return false;
  }

  HostTime time_;
  std::int64_t offset_ = 0;
  ArrivalRing ring_;
  Inlet inlets_[SIDEMAN_INPUTS];
  MIDIClientRef client_ = 0;
  MIDIEndpointRef inputs_[SIDEMAN_INPUTS] = {};
  MIDIEndpointRef outputs_[1 + SIDEMAN_ROLES] = {};
  MIDIPortRef in_port_ = 0, out_port_ = 0;
  MIDIEndpointRef destination_ = 0;
};

class CoreMidi final : public Backend {
 public:
  bool ready(std::string &text) override {
    text = "CoreMIDI is part of macOS.";
    return true;
  }

  Listing list(sideman_direction direction) override {
    Listing listing{true, {}, {}};
    if (direction == SIDEMAN_SOURCES) {
      for (ItemCount i = 0; i < MIDIGetNumberOfSources(); i++) {
        listing.names.push_back(name_of(MIDIGetSource(i)));
      }
    } else {
      for (ItemCount i = 0; i < MIDIGetNumberOfDestinations(); i++) {
        listing.names.push_back(name_of(MIDIGetDestination(i)));
      }
    }
    return listing;
  }

  std::unique_ptr<Ports> open(const Setup &setup, std::string &error) override {
    auto system = std::make_unique<CoreMidiSystem>();
    if (!system->open(setup, error)) return nullptr;
    Edge edge = open_edge(setup, ClockedPorts::sample_rate, error);
    if (!edge) return nullptr;
    return std::make_unique<ClockedPorts>(std::move(edge), std::move(system));
  }
};

}  // namespace

std::unique_ptr<Backend> make_coremidi() {
  return std::make_unique<CoreMidi>();
}

}  // namespace sideman::shim
