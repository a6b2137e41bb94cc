// The plugin: an edge between a host and the companion. All promises about notes are the edge's.
#include <atomic>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "DistrhoPlugin.hpp"
#include "DistrhoPluginUtils.hpp"
#include "extra/Mutex.hpp"
#include "host_position.hpp"
#include "inbox.hpp"
#include "outbox.hpp"
#include "settings.hpp"
#include "version.gen.hpp"

START_NAMESPACE_DISTRHO

namespace {

struct CloseEdge {
  void operator()(sideman_edge *edge) const noexcept { sideman_edge_close(edge); }
};

}  // namespace

class SidemanPlugin : public Plugin {
 public:
  SidemanPlugin() : Plugin(sideman::parameter_count, 0, sideman::setting_count) {}

 protected:
  const char *getLabel() const override { return "sideman"; }
  const char *getDescription() const override {
    // `sideman plugin list` finds the version by these words in whatever binary they end up in.
    return "The band member beside your DAW. Sideman plugin version " SIDEMAN_VERSION
           ". Start the companion with the command: sideman";
  }
  const char *getMaker() const override { return "Sideman"; }
  const char *getHomePage() const override { return "urn:sideman:home"; }
  const char *getLicense() const override { return "https://spdx.org/licenses/Apache-2.0"; }
  uint32_t getVersion() const override {
    return d_version(SIDEMAN_VERSION_MAJOR, SIDEMAN_VERSION_MINOR, SIDEMAN_VERSION_MICRO);
  }
  int64_t getUniqueId() const override { return d_cconst('S', 'd', 'm', 'n'); }

  // ---- what the host may move [main-thread] ------------------------------------------------------

  void initParameter(uint32_t index, Parameter &parameter) override {
    const sideman::ParameterSpec &spec = sideman::parameters[index];
    parameter.hints = hints(spec.kind);
    parameter.name = spec.name;
    parameter.symbol = spec.symbol;
    parameter.ranges = ParameterRanges(spec.initial, spec.lowest, spec.highest);
    if (spec.labels.empty()) return;
    auto *values = new ParameterEnumerationValue[spec.labels.size()];
    for (size_t at = 0; at < spec.labels.size(); at++) {
      values[at].value = spec.labels[at].value;
      values[at].label = spec.labels[at].text;
    }
    parameter.enumValues.values = values;
    parameter.enumValues.count = static_cast<uint8_t>(spec.labels.size());
    // VST3 counts the steps of a list by its labels, so lists that may grow are lists in LV2 only.
    const bool is_lv2 = std::strcmp(getPluginFormatName(), "LV2") == 0;
    parameter.enumValues.restrictedMode =
        spec.kind == sideman::Kind::choice || (spec.kind == sideman::Kind::whole && is_lv2);
  }

  void initState(uint32_t index, State &state) override {
    state.hints = kStateIsOnlyForDSP;
    state.key = sideman::setting_keys[index];
    state.defaultValue = sideman::setting_defaults[index];
    state.label = sideman::setting_keys[index];
  }

  // [any-thread] Hosts call these two from wherever they like.
  float getParameterValue(uint32_t index) const override {
    if (index == sideman::companion_parameter) return companion_.load(std::memory_order_relaxed);
    if (index == sideman::link_parameter) return link_.load(std::memory_order_relaxed);
    return inbox_.get(index);
  }

  void setParameterValue(uint32_t index, float value) override { inbox_.set(index, value); }

  // Some hosts call these two from a worker thread; the lock never meets the audio thread.
  String getState(const char *key) const override {
    const MutexLocker guard(life_);
    return String(settings_.get(key, edge_.get()).c_str());
  }

  void setState(const char *key, const char *value) override {
    const MutexLocker guard(life_);
    settings_.set(key, value, edge_.get());
  }

  // ---- life [main-thread] ------------------------------------------------------------------------

  void activate() override {
    const MutexLocker guard(life_);
    open();
  }

  void deactivate() override {
    const MutexLocker guard(life_);
    close();
  }

  void sampleRateChanged(double) override {
    const MutexLocker guard(life_);
    if (edge_ == nullptr) return;
    close();
    open();
  }

  // ---- [audio-thread] ----------------------------------------------------------------------------

  void run(const float **, float **, uint32_t frames, const MidiEvent *events, uint32_t count) override {
    const auto write = [this](const sideman_emission &message) {
      MidiEvent event{};
      event.frame = message.offset;
      event.size = message.size;
      std::memcpy(event.data, message.data, sizeof message.data);
      return writeMidiEvent(event);
    };
    outbox_.send_waiting(write);
    if (owes_ends_) {
      outbox_.end_all(write);
      owes_ends_ = false;
    }
    if (edge_ == nullptr) {
      pass_through(events, count, write);
      return;
    }
    sideman_edge *edge = edge_.get();
    const sideman_transport transport = sideman::read_position(getTimePosition());
    sideman_edge_begin(edge, frames, &transport);
    inbox_.take([edge](uint32_t control, float value) { sideman_edge_control(edge, 0, control, value); });
    for (uint32_t at = 0; at < count; at++) {
      const MidiEvent &event = events[at];
      const uint8_t *data = event.size > MidiEvent::kDataSize ? event.dataExt : event.data;
      if (data != nullptr) sideman_edge_input(edge, event.frame, 0, data, event.size);
    }
    sideman_emission emission;
    while (sideman_edge_next(edge, &emission)) outbox_.send(emission, write);
    sideman_edge_end(edge);
    companion_.store(static_cast<float>(sideman_edge_connection(edge)), std::memory_order_relaxed);
  }

 private:
  static uint32_t hints(sideman::Kind kind) {
    switch (kind) {
      case sideman::Kind::continuous:
        return kParameterIsAutomatable;
      case sideman::Kind::whole:
      case sideman::Kind::choice:
        return kParameterIsAutomatable | kParameterIsInteger;
      case sideman::Kind::toggle:
        return kParameterIsAutomatable | kParameterIsInteger | kParameterIsBoolean;
      case sideman::Kind::trigger:
        return kParameterIsAutomatable | kParameterIsInteger | kParameterIsTrigger;
      case sideman::Kind::output:
        return kParameterIsOutput | kParameterIsInteger;
    }
    return 0;
  }

  // [main-thread]
  void open() {
    char error[256] = "";
    const sideman_edge_setup setup{nullptr, "Sideman", SIDEMAN_EDGE_PLUGIN, getSampleRate()};
    edge_.reset(sideman_edge_open(&setup, error, sizeof error));
    if (edge_ == nullptr) {
      d_stderr("Sideman: %s The input is passed through.", error);
      return;
    }
    settings_.hand_to(edge_.get());
    inbox_.repeat_all();
    link_ = static_cast<float>(sideman::link_number(sideman_edge_path(edge_.get())));
    owes_ends_ = true;
  }

  // [main-thread]
  void close() {
    if (edge_ != nullptr) settings_.keep_from(edge_.get());
    link_ = 0;
    companion_ = SIDEMAN_ALONE;
    edge_.reset();
  }

  // Without an edge (no folder for links) the plugin is a wire.
  template <typename Write>
  void pass_through(const MidiEvent *events, uint32_t count, Write &&write) {
    for (uint32_t at = 0; at < count; at++) {
      if (events[at].size == 0 || events[at].size > 3) continue;
      sideman_emission emission{};
      emission.offset = events[at].frame;
      emission.size = static_cast<uint8_t>(events[at].size);
      emission.role = 255;
      std::memcpy(emission.data, events[at].data, sizeof emission.data);
      outbox_.send(emission, write);
    }
  }

  mutable Mutex life_;  // guards settings_ and the making of edge_; never the audio thread's
  sideman::Inbox inbox_;
  sideman::Outbox outbox_;  // audio thread
  sideman::Settings settings_;
  std::unique_ptr<sideman_edge, CloseEdge> edge_;  // made and closed while no block runs
  std::atomic<float> companion_{SIDEMAN_ALONE};
  std::atomic<float> link_{0};
  bool owes_ends_ = false;  // set while no block runs

  DISTRHO_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR(SidemanPlugin)
};

Plugin *createPlugin() {
  return new SidemanPlugin();
}

END_NAMESPACE_DISTRHO
