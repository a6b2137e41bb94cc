#include "host.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "clap/fixedpoint.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace claphost {
namespace {

const void *CLAP_ABI no_extension(const clap_host *, const char *) {
  return nullptr;
}
void CLAP_ABI ignore(const clap_host *) {}

clap_host make_host() {
  clap_host host{};
  host.clap_version = CLAP_VERSION;
  host.name = "Sideman's test host";
  host.vendor = "Sideman";
  host.url = "";
  host.version = "1";
  host.get_extension = no_extension;
  host.request_restart = ignore;
  host.request_process = ignore;
  host.request_callback = ignore;
  return host;
}

// Events of one block, in the order of their frames.
struct InputEvents {
  std::vector<clap_event_param_value> values;
  std::vector<clap_event_midi> messages;
  clap_input_events list{this, size, get};

  static std::uint32_t CLAP_ABI size(const clap_input_events *list) {
    const auto *self = static_cast<const InputEvents *>(list->ctx);
    return static_cast<std::uint32_t>(self->values.size() + self->messages.size());
  }
  static const clap_event_header *CLAP_ABI get(const clap_input_events *list, std::uint32_t index) {
    const auto *self = static_cast<const InputEvents *>(list->ctx);
    if (index < self->values.size()) return &self->values[index].header;
    return &self->messages[index - self->values.size()].header;
  }
};

struct OutputEvents {
  std::vector<Message> messages;
  std::int64_t base;
  std::uint32_t frames;
  bool in_order = true;
  clap_output_events list{this, push};

  static bool CLAP_ABI push(const clap_output_events *list, const clap_event_header *event) {
    auto *self = static_cast<OutputEvents *>(list->ctx);
    if (event->type != CLAP_EVENT_MIDI) return true;
    const auto *midi = reinterpret_cast<const clap_event_midi *>(event);
    Message message{self->base + event->time, {midi->data[0], midi->data[1], midi->data[2]}};
    if (event->time >= self->frames) self->in_order = false;
    if (!self->messages.empty() && self->messages.back().frame > message.frame) self->in_order = false;
    self->messages.push_back(message);
    return true;
  }
};

clap_event_transport transport_of(const SongTime &time) {
  clap_event_transport transport{};
  transport.header = {sizeof transport, 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_TRANSPORT, 0};
  transport.flags =
      CLAP_TRANSPORT_HAS_TEMPO | CLAP_TRANSPORT_HAS_BEATS_TIMELINE | CLAP_TRANSPORT_HAS_TIME_SIGNATURE;
  if (time.playing) transport.flags |= CLAP_TRANSPORT_IS_PLAYING;
  const auto beats = [](double tick) {
    return static_cast<clap_beattime>(std::llround(tick / 960 * static_cast<double>(CLAP_BEATTIME_FACTOR)));
  };
  transport.song_pos_beats = beats(time.tick);
  transport.tempo = time.bpm;
  transport.bar_start = beats(time.bar_tick);
  transport.bar_number = time.bar;
  transport.tsig_num = static_cast<std::uint16_t>(time.beats_per_bar);
  transport.tsig_denom = static_cast<std::uint16_t>(time.beat_unit);
  return transport;
}

}  // namespace

void require(bool is_true, const std::string &what) {
  if (!is_true) throw Failure(what);
}

Library::Library(const std::string &path) {
#ifdef _WIN32
  HMODULE module = LoadLibraryA(path.c_str());
  require(module != nullptr, path + " cannot be loaded");
  handle_ = module;
  entry_ = reinterpret_cast<const clap_plugin_entry *>(
      reinterpret_cast<void *>(GetProcAddress(module, "clap_entry")));
#else
  handle_ = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  require(handle_ != nullptr, path + " cannot be loaded");
  entry_ = static_cast<const clap_plugin_entry *>(dlsym(handle_, "clap_entry"));
#endif
  require(entry_ != nullptr, path + " has no clap_entry");
  require(clap_version_is_compatible(entry_->clap_version), "the plugin's CLAP version does not fit");
  require(entry_->init(path.c_str()), "the entry refuses to start");
  factory_ = static_cast<const clap_plugin_factory *>(entry_->get_factory(CLAP_PLUGIN_FACTORY_ID));
  require(factory_ != nullptr && factory_->get_plugin_count(factory_) == 1, "there should be one plugin");
}

Library::~Library() {
  entry_->deinit();
#ifdef _WIN32
  FreeLibrary(static_cast<HMODULE>(handle_));
#else
  dlclose(handle_);
#endif
}

Plugin::Plugin(const Library &library) : host_(make_host()) {
  const clap_plugin_descriptor *descriptor = library.factory()->get_plugin_descriptor(library.factory(), 0);
  plugin_ = library.factory()->create_plugin(library.factory(), &host_, descriptor->id);
  require(plugin_ != nullptr && plugin_->init(plugin_), "the plugin cannot be made");
  params_ = static_cast<const clap_plugin_params *>(plugin_->get_extension(plugin_, CLAP_EXT_PARAMS));
  state_ = static_cast<const clap_plugin_state *>(plugin_->get_extension(plugin_, CLAP_EXT_STATE));
  require(params_ != nullptr && state_ != nullptr, "the plugin has no parameters or no state");
}

Plugin::~Plugin() {
  if (active_) deactivate();
  plugin_->destroy(plugin_);
}

std::uint32_t Plugin::note_ports(bool is_input) const {
  const auto *ports =
      static_cast<const clap_plugin_note_ports *>(plugin_->get_extension(plugin_, CLAP_EXT_NOTE_PORTS));
  return ports == nullptr ? 0 : ports->count(plugin_, is_input);
}

std::uint32_t Plugin::parameter_count() const {
  return params_->count(plugin_);
}

clap_param_info Plugin::parameter(std::uint32_t index) const {
  clap_param_info info{};
  require(params_->get_info(plugin_, index, &info),
          "parameter " + std::to_string(index) + " has no description");
  return info;
}

double Plugin::value(std::uint32_t id) const {
  double value = 0;
  require(params_->get_value(plugin_, id, &value), "parameter " + std::to_string(id) + " has no value");
  return value;
}

std::string Plugin::value_text(std::uint32_t id, double value) const {
  char text[128] = "";
  require(params_->value_to_text(plugin_, id, value, text, sizeof text), "a value has no text");
  return text;
}

std::string Plugin::save() const {
  std::string text;
  clap_ostream stream{&text,
                      [](const clap_ostream *out, const void *bytes, std::uint64_t size) -> std::int64_t {
                        // In pieces, as a host may.
                        const std::uint64_t taken = std::min<std::uint64_t>(size, 1000);
                        static_cast<std::string *>(out->ctx)->append(static_cast<const char *>(bytes), taken);
                        return static_cast<std::int64_t>(taken);
                      }};
  require(state_->save(plugin_, &stream), "the state cannot be saved");
  return text;
}

void Plugin::load(const std::string &state) const {
  struct Source {
    const std::string &text;
    std::size_t at;
  } source{state, 0};
  clap_istream stream{&source, [](const clap_istream *in, void *bytes, std::uint64_t size) -> std::int64_t {
                        auto *from = static_cast<Source *>(in->ctx);
                        // In pieces, as a host may.
                        const std::size_t piece = 1 + from->at * 7919 % 700;
                        const std::size_t count =
                            std::min({static_cast<std::size_t>(size), piece, from->text.size() - from->at});
                        std::memcpy(bytes, from->text.data() + from->at, count);
                        from->at += count;
                        return static_cast<std::int64_t>(count);
                      }};
  require(state_->load(plugin_, &stream), "the state cannot be loaded");
}

void Plugin::activate(double sample_rate) {
  require(plugin_->activate(plugin_, sample_rate, 1, 8192), "the plugin cannot be activated");
  require(plugin_->start_processing(plugin_), "the plugin does not start");
  active_ = true;
}

void Plugin::deactivate() {
  plugin_->stop_processing(plugin_);
  plugin_->deactivate(plugin_);
  active_ = false;
}

void Plugin::process(std::uint32_t frames, const SongTime &time, const std::vector<Message> &input) {
  InputEvents in;
  for (const Move &move : moves_) {
    clap_event_param_value event{};
    event.header = {sizeof event, 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_PARAM_VALUE, 0};
    event.param_id = move.id;
    event.note_id = event.port_index = event.channel = event.key = -1;
    event.value = move.value;
    in.values.push_back(event);
  }
  moves_.clear();
  for (const Message &message : input) {
    clap_event_midi event{};
    event.header = {sizeof event, static_cast<std::uint32_t>(message.frame), CLAP_CORE_EVENT_SPACE_ID,
                    CLAP_EVENT_MIDI, 0};
    std::memcpy(event.data, message.data, 3);
    in.messages.push_back(event);
  }
  OutputEvents out{{}, frame_, frames};
  const clap_event_transport transport = transport_of(time);
  clap_process block{};
  block.steady_time = frame_;
  block.frames_count = frames;
  block.transport = &transport;
  block.in_events = &in.list;
  block.out_events = &out.list;
  require(plugin_->process(plugin_, &block) != CLAP_PROCESS_ERROR, "the plugin cannot process a block");
  require(out.in_order, "messages came out of order or beyond the block");
  played_.insert(played_.end(), out.messages.begin(), out.messages.end());
  frame_ += frames;
}

}  // namespace claphost
