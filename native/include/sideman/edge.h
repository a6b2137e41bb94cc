/* The edge: the native end of the link, the same code in the plugin and in the shim. It sends input and
 * transport to the companion and plays what the companion has ordered, each event on its frame. It makes
 * the promise that every note-on gets its note-off: the edge alone ends notes, so no death of the
 * companion, jump of the transport or full ring can leave one hanging.
 *
 * One audio thread calls begin, input, control, next and end; one main thread everything else. */
#ifndef SIDEMAN_EDGE_H
#define SIDEMAN_EDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "link.h"

#if defined(__clang__) && __clang_major__ >= 20
#define SIDEMAN_REALTIME [[clang::nonblocking]]
#else
#define SIDEMAN_REALTIME
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sideman_edge sideman_edge;

typedef struct sideman_edge_setup {
  const char *folder;      /* link folder, or NULL for the system's (see sideman_link_folder) */
  const char *name;        /* up to 23 bytes */
  uint32_t kind;           /* sideman_edge_kind */
  double sample_rate;
} sideman_edge_setup;

/* Where the host's transport stands at the first frame of a block. */
typedef struct sideman_transport {
  bool valid;              /* the host tells bars and beats */
  bool playing;
  bool offline;
  int32_t bar;             /* from 0 */
  double tick_in_bar;      /* 960 per quarter */
  double bpm;              /* quarters per minute */
  uint8_t beats_per_bar;
  uint8_t beat_unit;       /* 4 for quarters */
} sideman_transport;

/* A message to be sent. `role` is 0-4 for the band, 255 for anything else (thru, panic). */
typedef struct sideman_emission {
  uint32_t offset;         /* frames into the block, never decreasing */
  uint8_t size;            /* bytes used, 1-3 */
  uint8_t data[3];
  uint8_t role;
} sideman_emission;

enum sideman_connection {
  SIDEMAN_ALONE = 0,        /* no companion */
  SIDEMAN_CONNECTED = 1,
  SIDEMAN_WRONG_VERSION = 2 /* a companion is there and speaks another version */
};

/* [main-thread] Writes the folder for links of this user into `path` (Linux: /dev/shm/sideman-UID; or
 * $SIDEMAN_LINK_FOLDER), making it 0700 when it is missing. Returns false, with a sentence in `error`,
 * when there is none or it belongs to somebody else. */
bool sideman_link_folder(char *path, size_t size, char *error, size_t error_size);

/* [main-thread] Makes the edge and its link file (0600), and removes files whose maker is dead. Returns
 * NULL, with a sentence in `error`, when that fails. The caller owns the edge. */
sideman_edge *sideman_edge_open(const sideman_edge_setup *setup, char *error, size_t error_size);

/* [main-thread] Forgets the edge and removes its file. NULL is allowed. No audio call may run. */
void sideman_edge_close(sideman_edge *edge);

/* [any-thread] The shared memory; whoever reads it obeys the rules of link.h. */
sideman_link *sideman_edge_link(sideman_edge *edge);

/* [any-thread] Path of the link file. */
const char *sideman_edge_path(const sideman_edge *edge);

/* [any-thread] */
enum sideman_connection sideman_edge_connection(const sideman_edge *edge);

/* [audio-thread] Starts a block of `frames` frames. `transport` may be NULL when there is none. */
void sideman_edge_begin(sideman_edge *edge, uint32_t frames, const sideman_transport *transport)
    SIDEMAN_REALTIME;

/* [audio-thread] A message came in at `offset`, in order. Messages longer than 3 bytes are not passed on. */
void sideman_edge_input(sideman_edge *edge, uint32_t offset, uint8_t port, const uint8_t *data,
                        uint32_t size) SIDEMAN_REALTIME;

/* [audio-thread] A control was moved (see control.h). Keeps the value in the link as well. */
void sideman_edge_control(sideman_edge *edge, uint32_t offset, uint32_t control, float value)
    SIDEMAN_REALTIME;

/* [audio-thread] The next message to send in this block. Returns false when there is none left; then
 * call end. Offs come before ons of the same frame. */
bool sideman_edge_next(sideman_edge *edge, sideman_emission *out) SIDEMAN_REALTIME;

/* [audio-thread] Ends the block and tells the companion. */
void sideman_edge_end(sideman_edge *edge) SIDEMAN_REALTIME;

/* [audio-thread] Makes the next calls of next() end everything that sounds: before deactivation. */
void sideman_edge_silence(sideman_edge *edge) SIDEMAN_REALTIME;

#ifdef __cplusplus
}
#endif
#endif
