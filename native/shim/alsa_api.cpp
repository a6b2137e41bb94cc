#include "alsa_api.hpp"

namespace sideman::shim {

namespace {

void say_nothing(const char *, int, const char *, int, const char *, ...) {}

}  // namespace

AlsaApi::AlsaApi() {
  complete_ = library.loaded() && library.bind("snd_lib_error_set_handler", error_set_handler) &&
              library.bind("snd_strerror", strerror) && library.bind("snd_seq_open", open) &&
              library.bind("snd_seq_close", close) && library.bind("snd_seq_client_id", client_id) &&
              library.bind("snd_seq_set_client_name", set_client_name) &&
              library.bind("snd_seq_port_info_malloc", port_info_malloc) &&
              library.bind("snd_seq_port_info_free", port_info_free) &&
              library.bind("snd_seq_port_info_set_name", port_info_set_name) &&
              library.bind("snd_seq_port_info_set_capability", port_info_set_capability) &&
              library.bind("snd_seq_port_info_set_type", port_info_set_type) &&
              library.bind("snd_seq_port_info_set_midi_channels", port_info_set_midi_channels) &&
              library.bind("snd_seq_port_info_set_timestamping", port_info_set_timestamping) &&
              library.bind("snd_seq_port_info_set_timestamp_real", port_info_set_timestamp_real) &&
              library.bind("snd_seq_port_info_set_timestamp_queue", port_info_set_timestamp_queue) &&
              library.bind("snd_seq_port_info_set_client", port_info_set_client) &&
              library.bind("snd_seq_port_info_set_port", port_info_set_port) &&
              library.bind("snd_seq_port_info_get_port", port_info_get_port) &&
              library.bind("snd_seq_port_info_get_name", port_info_get_name) &&
              library.bind("snd_seq_port_info_get_capability", port_info_get_capability) &&
              library.bind("snd_seq_create_port", create_port) &&
              library.bind("snd_seq_client_info_malloc", client_info_malloc) &&
              library.bind("snd_seq_client_info_free", client_info_free) &&
              library.bind("snd_seq_client_info_set_client", client_info_set_client) &&
              library.bind("snd_seq_client_info_get_client", client_info_get_client) &&
              library.bind("snd_seq_client_info_get_name", client_info_get_name) &&
              library.bind("snd_seq_query_next_client", query_next_client) &&
              library.bind("snd_seq_query_next_port", query_next_port) &&
              library.bind("snd_seq_connect_from", connect_from) &&
              library.bind("snd_seq_connect_to", connect_to) &&
              library.bind("snd_seq_alloc_named_queue", alloc_named_queue) &&
              library.bind("snd_seq_control_queue", control_queue) &&
              library.bind("snd_seq_queue_status_malloc", queue_status_malloc) &&
              library.bind("snd_seq_queue_status_free", queue_status_free) &&
              library.bind("snd_seq_get_queue_status", get_queue_status) &&
              library.bind("snd_seq_queue_status_get_real_time", queue_status_get_real_time) &&
              library.bind("snd_seq_event_input", event_input) &&
              library.bind("snd_seq_event_output", event_output) &&
              library.bind("snd_seq_drain_output", drain_output) &&
              library.bind("snd_midi_event_new", midi_event_new) &&
              library.bind("snd_midi_event_free", midi_event_free) &&
              library.bind("snd_midi_event_no_status", midi_event_no_status) &&
              library.bind("snd_midi_event_encode", midi_event_encode) &&
              library.bind("snd_midi_event_decode", midi_event_decode) &&
              library.bind("snd_midi_event_reset_encode", midi_event_reset_encode);
  if (complete_) error_set_handler(say_nothing);
}

}  // namespace sideman::shim
