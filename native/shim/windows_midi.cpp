// Ports on Windows: existing ones through WinMM, and ports of our own through teVirtualMIDI, which comes
// with loopMIDI and is loaded when it is there. Neither can wait, so messages leave with the block that
// holds them: to a millisecond or two, not to the frame. The plugin does not have that limit.
#include <windows.h>
#include <mmsystem.h>

#include <string>

#include "clocked_ports.hpp"
#include "library.hpp"

namespace sideman::shim {

namespace {

constexpr DWORD longest_sysex = 65535;
constexpr DWORD parse_received = 1, receives_only = 4, sends_only = 8;

std::string utf8(const wchar_t *wide) {
  char text[4 * MAXPNAMELEN] = "";
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, sizeof text - 1, nullptr, nullptr);
  return text;
}

std::wstring wide(const std::string &text) {
  return std::wstring(text.begin(), text.end());
}

// Where a system's thread leaves what came in. One writer each.
struct Inlet {
  ArrivalRing ring;
  std::uint8_t port = 0;

  void arrive(const std::uint8_t *data, std::uint32_t size) noexcept {
    if (size < 1 || size > 3 || data[0] == 0xF0) return;
    Arrival arrival{monotonic_nanos(), static_cast<std::uint8_t>(size), {}, port};
    for (std::uint32_t i = 0; i < size; i++) arrival.data[i] = data[i];
    ring.offer(arrival);
  }
};

std::uint32_t size_of_message(std::uint8_t status) noexcept {
  if (status >= 0xF0) return status == 0xF2 ? 3 : status == 0xF1 || status == 0xF3 ? 2 : 1;
  return (status & 0xE0) == 0xC0 ? 2 : 3;
}

// What all Windows ports share: four inlets, merged by time.
class WindowsSystem : public MidiSystem {
 public:
  WindowsSystem() {
    timeBeginPeriod(1);
    for (std::uint8_t i = 0; i < SIDEMAN_INPUTS; i++) inlets_[i].port = i;
  }
  ~WindowsSystem() override { timeEndPeriod(1); }

  bool take(std::int64_t until_nanos, Arrival &arrival) noexcept override {
    for (Inlet &inlet : inlets_) {
      if (inlet.ring.take(until_nanos, arrival)) return true;
    }
    return false;
  }
  void flush() noexcept override {}
  bool schedules() const noexcept override { return false; }

 protected:
  Inlet inlets_[SIDEMAN_INPUTS];
};

// ---- existing ports -------------------------------------------------------------------------------

class WinMmSystem final : public WindowsSystem {
 public:
  ~WinMmSystem() override {
    if (input_ != nullptr) {
      midiInStop(input_);
      midiInClose(input_);
    }
    if (output_ != nullptr) midiOutClose(output_);
  }

  bool open_input(UINT device, const std::string &name) {
    if (midiInOpen(&input_, device, reinterpret_cast<DWORD_PTR>(&received),
                   reinterpret_cast<DWORD_PTR>(&inlets_[0]), CALLBACK_FUNCTION) != MMSYSERR_NOERROR) {
      input_ = nullptr;
      return false;
    }
    input_name_ = name;
    return midiInStart(input_) == MMSYSERR_NOERROR;
  }

  bool open_output(UINT device, const std::string &name) {
    output_name_ = name;
    if (midiOutOpen(&output_, device, 0, 0, CALLBACK_NULL) == MMSYSERR_NOERROR) return true;
    output_ = nullptr;
    return false;
  }

  bool send(const sideman_emission &message, std::int64_t) noexcept override {
    if (output_ == nullptr) return true;
    DWORD packed = 0;
    for (std::uint8_t i = 0; i < message.size; i++) packed |= DWORD{message.data[i]} << (8 * i);
    return midiOutShortMsg(output_, packed) != MIDIERR_NOTREADY;
  }

  std::string description() const override {
    return "MIDI input " + (input_name_.empty() ? "none" : input_name_) + ", output " +
           (output_name_.empty() ? "none" : output_name_);
  }

 private:
  // [driver's thread]
  static void CALLBACK received(HMIDIIN, UINT kind, DWORD_PTR inlet, DWORD_PTR packed, DWORD_PTR) {
    if (kind != MIM_DATA) return;
    const std::uint8_t data[3] = {static_cast<std::uint8_t>(packed), static_cast<std::uint8_t>(packed >> 8),
                                  static_cast<std::uint8_t>(packed >> 16)};
    reinterpret_cast<Inlet *>(inlet)->arrive(data, size_of_message(data[0]));
  }

  HMIDIIN input_ = nullptr;
  HMIDIOUT output_ = nullptr;
  std::string input_name_, output_name_;
};

// ---- ports of our own -----------------------------------------------------------------------------

using VirtualPort = void *;
using VirtualData = void(CALLBACK *)(VirtualPort, BYTE *, DWORD, DWORD_PTR);

struct VirtualApi {
  Library library{"teVirtualMIDI64.dll", "teVirtualMIDI.dll"};
  VirtualPort(CALLBACK *create)(const wchar_t *, VirtualData, DWORD_PTR, DWORD, DWORD) = nullptr;
  void(CALLBACK *close)(VirtualPort) = nullptr;
  BOOL(CALLBACK *send)(VirtualPort, BYTE *, DWORD) = nullptr;

  bool complete() const noexcept { return create != nullptr && close != nullptr && send != nullptr; }

  VirtualApi() {
    if (!library.loaded()) return;
    bind("virtualMIDICreatePortEx2", create);
    bind("virtualMIDIClosePort", close);
    bind("virtualMIDISendData", send);
  }

 private:
  template <typename Pointer>
  void bind(const char *symbol, Pointer &pointer) {
    std::remove_pointer_t<Pointer> *found = nullptr;
    if (library.bind(symbol, found)) pointer = found;
  }
};

class VirtualSystem final : public WindowsSystem {
 public:
  explicit VirtualSystem(std::shared_ptr<const VirtualApi> api) : api_(std::move(api)) {}

  ~VirtualSystem() override {
    for (VirtualPort port : inputs_) {
      if (port != nullptr) api_->close(port);
    }
    for (VirtualPort port : outputs_) {
      if (port != nullptr) api_->close(port);
    }
  }

  bool open(std::string &error) {
    bool good = true;
    for (std::size_t i = 0; good && i < SIDEMAN_INPUTS; i++) {
      inputs_[i] =
          api_->create(wide(input_names[i]).c_str(), &received, reinterpret_cast<DWORD_PTR>(&inlets_[i]),
                       longest_sysex, parse_received | receives_only);
      good = inputs_[i] != nullptr;
    }
    for (std::size_t i = 0; good && i <= SIDEMAN_ROLES; i++) {
      outputs_[i] = api_->create(wide(i == 0 ? "Sideman Out" : role_names[i - 1]).c_str(), nullptr, 0,
                                 longest_sysex, sends_only);
      good = outputs_[i] != nullptr;
    }
    if (!good) {
      error = "teVirtualMIDI refuses to make the ports. Another Sideman may have them already.";
    }
    return good;
  }

  bool send(const sideman_emission &message, std::int64_t) noexcept override {
    BYTE data[3] = {message.data[0], message.data[1], message.data[2]};
    if (api_->send(outputs_[0], data, message.size) == FALSE) return false;
    if (message.role < SIDEMAN_ROLES) api_->send(outputs_[1 + message.role], data, message.size);
    return true;
  }

  std::string description() const override {
    return "Windows ports Sideman In, Sideman Out and one for every role";
  }

 private:
  // [driver's thread]
  static void CALLBACK received(VirtualPort, BYTE *data, DWORD size, DWORD_PTR inlet) {
    if (data != nullptr) reinterpret_cast<Inlet *>(inlet)->arrive(data, size);
  }

  std::shared_ptr<const VirtualApi> api_;
  VirtualPort inputs_[SIDEMAN_INPUTS] = {};
  VirtualPort outputs_[1 + SIDEMAN_ROLES] = {};
};

// ---- the backend ----------------------------------------------------------------------------------

std::vector<std::string> names_of(sideman_direction direction) {
  std::vector<std::string> names;
  if (direction == SIDEMAN_SOURCES) {
    for (UINT i = 0; i < midiInGetNumDevs(); i++) {
      MIDIINCAPSW capabilities{};
      midiInGetDevCapsW(i, &capabilities, sizeof capabilities);
      names.push_back(utf8(capabilities.szPname));
    }
  } else {
    for (UINT i = 0; i < midiOutGetNumDevs(); i++) {
      MIDIOUTCAPSW capabilities{};
      midiOutGetDevCapsW(i, &capabilities, sizeof capabilities);
      names.push_back(utf8(capabilities.szPname));
    }
  }
  return names;
}

// Opens the first device whose name contains `part`; an empty part opens nothing and is content.
template <typename Open>
bool open_matching(sideman_direction direction, const std::string &part, std::string &error,
                   const Open &open) {
  if (part.empty()) return true;
  const auto names = names_of(direction);
  for (UINT i = 0; i < names.size(); i++) {
    if (!contains(names[i], part)) continue;
    if (open(i, names[i])) return true;
    error = "MIDI port \"" + names[i] + "\" is in use. Close the program that has it, or choose another.";
    return false;
  }
  error = "No MIDI port matches \"" + part + "\". `sideman doctor` lists what there is.";
  return false;
}

class Windows final : public Backend {
 public:
  bool ready(std::string &text) override {
    const VirtualApi api;
    if (api.complete()) {
      text = "teVirtualMIDI is there: Sideman has ports of its own.";
      return true;
    }
    text =
        "Windows has no virtual MIDI ports. Install loopMIDI (it brings teVirtualMIDI), or choose"
        " existing ports with --in and --out, or use the plugin.";
    return false;
  }

  Listing list(sideman_direction direction) override { return {true, {}, names_of(direction)}; }

  std::unique_ptr<Ports> open(const Setup &setup, std::string &error) override {
    std::unique_ptr<MidiSystem> system;
    if (setup.input.empty() && setup.output.empty()) {
      system = open_virtual(error);
    } else {
      system = open_existing(setup, error);
    }
    if (!system) return nullptr;
    Edge edge = open_edge(setup, ClockedPorts::sample_rate, error);
    if (!edge) return nullptr;
    return std::make_unique<ClockedPorts>(std::move(edge), std::move(system));
  }

 private:
  std::unique_ptr<MidiSystem> open_virtual(std::string &error) {
    auto api = std::make_shared<const VirtualApi>();
    if (!api->complete()) {
      ready(error);
      return nullptr;
    }
    auto system = std::make_unique<VirtualSystem>(std::move(api));
    if (!system->open(error)) return nullptr;
    return system;
  }

  static std::unique_ptr<MidiSystem> open_existing(const Setup &setup, std::string &error) {
    auto system = std::make_unique<WinMmSystem>();
    const bool good =
        open_matching(SIDEMAN_SOURCES, setup.input, error,
                      [&](UINT i, const std::string &name) { return system->open_input(i, name); }) &&
        open_matching(SIDEMAN_DESTINATIONS, setup.output, error,
                      [&](UINT i, const std::string &name) { return system->open_output(i, name); });
    if (!good) return nullptr;
    return system;
  }
};

}  // namespace

std::unique_ptr<Backend> make_windows() {
  return std::make_unique<Windows>();
}

}  // namespace sideman::shim
