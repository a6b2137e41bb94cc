// JACK's functions, found at run time: Sideman starts without JACK, and takes PipeWire's when it is there.
#pragma once

#include <jack/jack.h>
#include <jack/midiport.h>
#include <jack/transport.h>

#include <memory>
#include <string>

#include "library.hpp"

namespace sideman::shim {

struct JackApi {
  Library library;
  decltype(::jack_client_open) *client_open = nullptr;
  decltype(::jack_client_close) *client_close = nullptr;
  decltype(::jack_get_client_name) *get_client_name = nullptr;
  decltype(::jack_activate) *activate = nullptr;
  decltype(::jack_deactivate) *deactivate = nullptr;
  decltype(::jack_on_shutdown) *on_shutdown = nullptr;
  decltype(::jack_set_process_callback) *set_process_callback = nullptr;
  decltype(::jack_set_freewheel_callback) *set_freewheel_callback = nullptr;
  decltype(::jack_set_xrun_callback) *set_xrun_callback = nullptr;
  decltype(::jack_set_sample_rate_callback) *set_sample_rate_callback = nullptr;
  decltype(::jack_set_error_function) *set_error_function = nullptr;
  decltype(::jack_set_info_function) *set_info_function = nullptr;
  decltype(::jack_get_sample_rate) *get_sample_rate = nullptr;
  decltype(::jack_port_register) *port_register = nullptr;
  decltype(::jack_port_get_buffer) *port_get_buffer = nullptr;
  decltype(::jack_port_name) *port_name = nullptr;
  decltype(::jack_port_set_alias) *port_set_alias = nullptr;
  decltype(::jack_port_by_name) *port_by_name = nullptr;
  decltype(::jack_port_get_aliases) *port_get_aliases = nullptr;
  decltype(::jack_port_connected) *port_connected = nullptr;
  decltype(::jack_port_get_latency_range) *port_get_latency_range = nullptr;
  decltype(::jack_get_ports) *get_ports = nullptr;
  decltype(::jack_free) *free = nullptr;
  decltype(::jack_connect) *connect = nullptr;
  decltype(::jack_transport_query) *transport_query = nullptr;
  decltype(::jack_midi_get_event_count) *midi_get_event_count = nullptr;
  decltype(::jack_midi_event_get) *midi_event_get = nullptr;
  decltype(::jack_midi_clear_buffer) *midi_clear_buffer = nullptr;
  decltype(::jack_midi_event_write) *midi_event_write = nullptr;

  explicit JackApi(const char *name);
  bool complete() const noexcept { return complete_; }

 private:
  bool complete_ = false;
};

using JackClient = jack_client_t *;

// Opens a client at whatever server runs, JACK's own before PipeWire's; never starts one. Nothing, and a
// sentence in `error`, when none answers. [main-thread]
struct JackSession {
  std::shared_ptr<const JackApi> api;
  JackClient client = nullptr;
  std::string kind;  // "JACK" or "PipeWire"
};
JackSession open_jack(const std::string &name, std::string &error);

}  // namespace sideman::shim
