/* The take: what the band played, by place in the song, kept so that a reopened project and a bounce play
 * what was heard. The edge records every band note that it plays while the host tells bars and beats; it
 * plays a loaded take by itself while the control FREEZE is on, or while there is no companion. */
#ifndef SIDEMAN_TAKE_H
#define SIDEMAN_TAKE_H

#include "edge.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SIDEMAN_TAKE_PARTS 65536 /* parts of a tick; 960 ticks per quarter */

typedef struct sideman_take_note {
  int32_t bar;             /* the host's bar, from 0 */
  uint32_t tick;           /* in the bar, in parts of a tick */
  int64_t length;          /* in parts of a tick, at least 1 */
  uint8_t role;            /* 0-4 */
  uint8_t key, velocity;   /* 0-127, 1-127 */
  uint8_t pad[5];          /* zero */
} sideman_take_note;       /* 24 bytes */

/* [main-thread] The latest take: for every place of the song the newest pass that covered it, and the loaded
 * take where none did. Notes that still sound are not in it. Writes up to `capacity` notes in the order of
 * the song and returns how many there are; call again with more room when there are more. Audio may run. */
size_t sideman_edge_take_copy(sideman_edge *edge, sideman_take_note *notes, size_t capacity);

/* [main-thread] Loads a take, or none when `count` is 0, in place of the one before; passes recorded until
 * now are forgotten. Notes that break a rule are left out. Returns how many were loaded. Audio may run. */
size_t sideman_edge_take_load(sideman_edge *edge, const sideman_take_note *notes, size_t count);

/* [any-thread] Writes the take as one line of ASCII text without quotes or line breaks, ended by 0. Returns
 * the length without the 0; text is cut (and useless) when that is not less than `size`. Nothing is lost:
 * reading gives the same notes. */
size_t sideman_take_write(const sideman_take_note *notes, size_t count, char *text, size_t size);

/* [any-thread] Reads such text. Writes up to `capacity` notes and returns how many there are; call again
 * with more room when there are more. Returns 0, with a sentence in `error`, when it is no take; an empty
 * text is a take without notes. */
size_t sideman_take_read(const char *text, sideman_take_note *notes, size_t capacity, char *error,
                         size_t error_size);

#ifdef __cplusplus
}
#endif
#endif
