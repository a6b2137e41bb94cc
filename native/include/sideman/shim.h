/* The shim: MIDI ports of the band's own, without a DAW. Each set of ports is an edge (edge.h) driven by
 * the sound server's thread, or by a thread of the shim where the system has none. The companion finds
 * its link file like that of any plugin. Java binds this header with JNA; nothing here calls back. */
#ifndef SIDEMAN_SHIM_H
#define SIDEMAN_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define SIDEMAN_EXPORT __declspec(dllexport)
#else
#define SIDEMAN_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define SIDEMAN_SHIM_VERSION 1u
#define SIDEMAN_INPUTS 4u /* performer, my bass, my kick, control: `port` of an input report */

enum sideman_backend {
  SIDEMAN_JACK = 1,     /* JACK, and PipeWire's JACK */
  SIDEMAN_ALSA = 2,     /* the ALSA sequencer */
  SIDEMAN_COREMIDI = 3, /* macOS */
  SIDEMAN_WINDOWS = 4   /* WinMM, and teVirtualMIDI where it is installed */
};

enum sideman_direction { SIDEMAN_SOURCES = 0, SIDEMAN_DESTINATIONS = 1 };

enum sideman_ports_state {
  SIDEMAN_PORTS_RUNNING = 0,
  SIDEMAN_PORTS_LOST = 1 /* the server has gone; the shim looks for it several times a second */
};

typedef struct sideman_ports sideman_ports;

typedef struct sideman_ports_setup {
  uint32_t backend;   /* sideman_backend */
  const char *client; /* what others see; the server adds a number when it is taken */
  const char *folder; /* link folder, or NULL for the user's (see sideman_link_folder) */
  const char *input;  /* source to connect to *Sideman In*, by part of its name, or NULL */
  const char *output; /* destination to connect *Sideman Out* to, by part of its name, or NULL */
} sideman_ports_setup;

/* [any-thread] SIDEMAN_SHIM_VERSION of the library, for whoever loads it to compare. */
SIDEMAN_EXPORT uint32_t sideman_shim_version(void);

/* [any-thread] Writes the layout of link.h as lines "struct.field offset size" and "struct 0 size" into
 * `text`. Returns how many bytes the whole table needs, its closing 0 included. */
SIDEMAN_EXPORT size_t sideman_shim_layout(char *text, size_t size);

/* [main-thread] Whether ports can be opened there now. `text` gets a sentence that says what is there, or
 * what is missing and what to do. */
SIDEMAN_EXPORT bool sideman_backend_ready(uint32_t backend, char *text, size_t size);

/* [main-thread] Writes the names of MIDI ports of other programs and devices, one a line, in the system's
 * order. Returns how many there are, or -1 with a sentence in `text`. What does not fit is left out. */
SIDEMAN_EXPORT int32_t sideman_backend_list(uint32_t backend, uint32_t direction, char *text, size_t size);

/* [main-thread] Makes the ports and their link file. Returns NULL, with a sentence in `error`, when that
 * fails. The caller owns the ports; several may be open at once. */
SIDEMAN_EXPORT sideman_ports *sideman_ports_open(const sideman_ports_setup *setup, char *error,
                                                 size_t error_size);

/* [main-thread] Ends what sounds, then forgets the ports and their link file. NULL is allowed. */
SIDEMAN_EXPORT void sideman_ports_close(sideman_ports *ports);

/* [any-thread] */
SIDEMAN_EXPORT enum sideman_ports_state sideman_ports_now(const sideman_ports *ports);

/* [main-thread] Path of the link file. A server that comes back at another sample rate gets a new file.
 * Returns false when `size` is too small. */
SIDEMAN_EXPORT bool sideman_ports_link_path(const sideman_ports *ports, char *path, size_t size);

/* [main-thread] What a musician looks for: the client's name and its ports, in a few words. */
SIDEMAN_EXPORT bool sideman_ports_describe(const sideman_ports *ports, char *text, size_t size);

/* [main-thread] Two edges without any system, for measuring: a thread runs blocks of 128 frames at 48 kHz;
 * what the band's edge sends comes into the meter's one block later, what the meter sends into the band's
 * in the same block. `meter_folder` gets the meter's link file, whose path is in `meter_path`. */
SIDEMAN_EXPORT sideman_ports *sideman_loop_open(const char *folder, const char *meter_folder,
                                                char *meter_path, size_t path_size, char *error,
                                                size_t error_size);

/* [any-thread] Blocks that came late by the server's count, since the ports were opened. */
SIDEMAN_EXPORT uint64_t sideman_ports_xruns(const sideman_ports *ports);

#ifdef __cplusplus
}
#endif
#endif
