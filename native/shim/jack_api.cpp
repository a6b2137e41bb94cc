#include "jack_api.hpp"

#include <cstdlib>
#include <vector>

namespace sideman::shim {

namespace {

void say_nothing(const char *) {}

#if defined(_WIN32)
std::vector<std::string> own_libraries() {
  return {"libjack64.dll"};
}
std::vector<std::string> pipewire_libraries() {
  return {};
}
#elif defined(__APPLE__)
std::vector<std::string> own_libraries() {
  return {"libjack.0.dylib", "/opt/homebrew/lib/libjack.0.dylib", "/usr/local/lib/libjack.0.dylib"};
}
std::vector<std::string> pipewire_libraries() {
  return {};
}
#else
std::vector<std::string> own_libraries() {
  return {"libjack.so.0"};
}

// Where the distributions keep PipeWire's libjack beside the real one.
std::vector<std::string> pipewire_libraries() {
  return {"/usr/lib/" SIDEMAN_TRIPLET "/pipewire-0.3/jack/libjack.so.0",
          "/usr/lib64/pipewire-0.3/jack/libjack.so.0", "/usr/lib/pipewire-0.3/jack/libjack.so.0"};
}
#endif

}  // namespace

JackApi::JackApi(const char *name) : library({name}) {
  complete_ =
      library.loaded() && library.bind("jack_client_open", client_open) &&
      library.bind("jack_client_close", client_close) &&
      library.bind("jack_get_client_name", get_client_name) && library.bind("jack_activate", activate) &&
      library.bind("jack_deactivate", deactivate) && library.bind("jack_on_shutdown", on_shutdown) &&
      library.bind("jack_set_process_callback", set_process_callback) &&
      library.bind("jack_set_freewheel_callback", set_freewheel_callback) &&
      library.bind("jack_set_xrun_callback", set_xrun_callback) &&
      library.bind("jack_set_sample_rate_callback", set_sample_rate_callback) &&
      library.bind("jack_set_error_function", set_error_function) &&
      library.bind("jack_set_info_function", set_info_function) &&
      library.bind("jack_get_sample_rate", get_sample_rate) &&
      library.bind("jack_port_register", port_register) &&
      library.bind("jack_port_get_buffer", port_get_buffer) && library.bind("jack_port_name", port_name) &&
      library.bind("jack_port_set_alias", port_set_alias) &&
      library.bind("jack_port_by_name", port_by_name) &&
      library.bind("jack_port_get_aliases", port_get_aliases) &&
      library.bind("jack_port_connected", port_connected) &&
      library.bind("jack_port_get_latency_range", port_get_latency_range) &&
      library.bind("jack_get_ports", get_ports) && library.bind("jack_free", free) &&
      library.bind("jack_connect", connect) && library.bind("jack_transport_query", transport_query) &&
      library.bind("jack_midi_get_event_count", midi_get_event_count) &&
      library.bind("jack_midi_event_get", midi_event_get) &&
      library.bind("jack_midi_clear_buffer", midi_clear_buffer) &&
      library.bind("jack_midi_event_write", midi_event_write);
  if (complete_) {
    set_error_function(say_nothing);
    set_info_function(say_nothing);
  }
}

namespace {

JackSession try_libraries(const std::vector<std::string> &paths, const char *kind, const std::string &name,
                          bool &any_library) {
  for (const std::string &path : paths) {
    auto api = std::make_shared<const JackApi>(path.c_str());
    if (!api->complete()) continue;
    any_library = true;
    jack_status_t status{};
    JackClient client = api->client_open(name.c_str(), JackNoStartServer, &status);
    if (client != nullptr) return {api, client, kind};
  }
  return {};
}

}  // namespace

JackSession open_jack(const std::string &name, std::string &error) {
  bool any_library = false;
  JackSession session = try_libraries(own_libraries(), "JACK", name, any_library);
  if (session.client == nullptr) {
    session = try_libraries(pipewire_libraries(), "PipeWire", name, any_library);
  }
  if (session.client == nullptr) {
    const char *server = std::getenv("JACK_DEFAULT_SERVER");
    error = any_library ? std::string("No JACK server runs") +
                              (server == nullptr ? "" : std::string(" under the name \"") + server + "\"") +
                              ". Start JACK (or PipeWire) and try again."
                        : "JACK is not installed (Debian: apt install jackd2, or pipewire-jack).";
  }
  return session;
}

}  // namespace sideman::shim
