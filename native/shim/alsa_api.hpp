// ALSA's functions, found at run time: Sideman starts without libasound.
#pragma once

#include <alsa/asoundlib.h>

#include "library.hpp"

namespace sideman::shim {

struct AlsaApi {
  Library library{"libasound.so.2"};
  decltype(::snd_lib_error_set_handler) *error_set_handler = nullptr;
  decltype(::snd_strerror) *strerror = nullptr;
  decltype(::snd_seq_open) *open = nullptr;
  decltype(::snd_seq_close) *close = nullptr;
  decltype(::snd_seq_client_id) *client_id = nullptr;
  decltype(::snd_seq_set_client_name) *set_client_name = nullptr;
  decltype(::snd_seq_port_info_malloc) *port_info_malloc = nullptr;
  decltype(::snd_seq_port_info_free) *port_info_free = nullptr;
  decltype(::snd_seq_port_info_set_name) *port_info_set_name = nullptr;
  decltype(::snd_seq_port_info_set_capability) *port_info_set_capability = nullptr;
  decltype(::snd_seq_port_info_set_type) *port_info_set_type = nullptr;
  decltype(::snd_seq_port_info_set_midi_channels) *port_info_set_midi_channels = nullptr;
  decltype(::snd_seq_port_info_set_timestamping) *port_info_set_timestamping = nullptr;
  decltype(::snd_seq_port_info_set_timestamp_real) *port_info_set_timestamp_real = nullptr;
  decltype(::snd_seq_port_info_set_timestamp_queue) *port_info_set_timestamp_queue = nullptr;
  decltype(::snd_seq_port_info_set_client) *port_info_set_client = nullptr;
  decltype(::snd_seq_port_info_set_port) *port_info_set_port = nullptr;
  decltype(::snd_seq_port_info_get_port) *port_info_get_port = nullptr;
  decltype(::snd_seq_port_info_get_name) *port_info_get_name = nullptr;
  decltype(::snd_seq_port_info_get_capability) *port_info_get_capability = nullptr;
  decltype(::snd_seq_create_port) *create_port = nullptr;
  decltype(::snd_seq_client_info_malloc) *client_info_malloc = nullptr;
  decltype(::snd_seq_client_info_free) *client_info_free = nullptr;
  decltype(::snd_seq_client_info_set_client) *client_info_set_client = nullptr;
  decltype(::snd_seq_client_info_get_client) *client_info_get_client = nullptr;
  decltype(::snd_seq_client_info_get_name) *client_info_get_name = nullptr;
  decltype(::snd_seq_query_next_client) *query_next_client = nullptr;
  decltype(::snd_seq_query_next_port) *query_next_port = nullptr;
  decltype(::snd_seq_connect_from) *connect_from = nullptr;
  decltype(::snd_seq_connect_to) *connect_to = nullptr;
  decltype(::snd_seq_alloc_named_queue) *alloc_named_queue = nullptr;
  decltype(::snd_seq_control_queue) *control_queue = nullptr;
  decltype(::snd_seq_queue_status_malloc) *queue_status_malloc = nullptr;
  decltype(::snd_seq_queue_status_free) *queue_status_free = nullptr;
  decltype(::snd_seq_get_queue_status) *get_queue_status = nullptr;
  decltype(::snd_seq_queue_status_get_real_time) *queue_status_get_real_time = nullptr;
  decltype(::snd_seq_event_input) *event_input = nullptr;
  decltype(::snd_seq_event_output) *event_output = nullptr;
  decltype(::snd_seq_drain_output) *drain_output = nullptr;
  decltype(::snd_midi_event_new) *midi_event_new = nullptr;
  decltype(::snd_midi_event_free) *midi_event_free = nullptr;
  decltype(::snd_midi_event_no_status) *midi_event_no_status = nullptr;
  decltype(::snd_midi_event_encode) *midi_event_encode = nullptr;
  decltype(::snd_midi_event_decode) *midi_event_decode = nullptr;
  decltype(::snd_midi_event_reset_encode) *midi_event_reset_encode = nullptr;

  AlsaApi();
  bool complete() const noexcept { return complete_; }

 private:
  bool complete_ = false;
};

}  // namespace sideman::shim
