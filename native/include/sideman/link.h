/* The link: one file of shared memory between an edge (a plugin instance or a port of the shim) and the
 * companion (the Java process). The edge makes the file, the companion finds it in the link folder.
 *
 * Rules of the link
 * - Every field has one writer, named beside it. The other side reads, and believes nothing: indices are
 *   masked, records are copied before they are checked, what breaks a rule is counted and dropped.
 * - An index or counter is published with a release store after what it covers, and read with an acquire.
 * - Neither side ever waits for the other. A full ring refuses, and the refusal is counted.
 * - The first 64 bytes keep their meaning in every version, so that strangers can tell each other apart.
 * - Little-endian, natural alignment, no pointers. All sizes and offsets are checked on both sides.
 */
#ifndef SIDEMAN_LINK_H
#define SIDEMAN_LINK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SIDEMAN_LINK_MAGIC UINT64_C(0x4B4E4C4E414D4453) /* "SDMANLNK" */
#define SIDEMAN_LINK_VERSION 1u

#define SIDEMAN_ROLES 5u            /* drums, bass, keys, pad, lead: the order of the engine */
#define SIDEMAN_REPORTS 4096u       /* records that may wait on their way to the companion */
#define SIDEMAN_ORDERS 2048u        /* records that may wait in each lane to the edge */
#define SIDEMAN_RECALLS 16u         /* recalls of a role that the edge can still tell apart */
#define SIDEMAN_CONTROLS 64u        /* see control.h */
#define SIDEMAN_VIEW_NOTES 512u
#define SIDEMAN_TICKS_PER_QUARTER 960
#define SIDEMAN_STALE_NANOS INT64_C(200000000) /* a heartbeat older than this is a dead companion: silence is promised within 250 ms */

/* What an edge is. */
enum sideman_edge_kind { SIDEMAN_EDGE_PLUGIN = 1, SIDEMAN_EDGE_PORTS = 2 };

/* ---- edge -> companion ---------------------------------------------------------------------- */

enum sideman_report_kind {
  SIDEMAN_REPORT_BLOCK = 1,   /* a block was processed; every report of its time came before */
  SIDEMAN_REPORT_INPUT = 2,   /* a short MIDI message arrived: `message`, `port` */
  SIDEMAN_REPORT_CONTROL = 3, /* a control was moved or a gesture made: `control`, `value` */
};

enum sideman_report_flags {
  SIDEMAN_HAS_TRANSPORT = 1, /* a host tells bars, beats and tempo: `tick`, `bpm` and the bar are valid */
  SIDEMAN_PLAYING = 2,       /* and it rolls */
  SIDEMAN_JUMPED = 4,        /* BLOCK: first block of a new epoch (start, stop, locate, first loop) */
  SIDEMAN_LOOPED = 8,        /* BLOCK: the host went back along a loop it has taken before; ticks run on */
  SIDEMAN_OFFLINE = 16,      /* the host renders faster or slower than real time */
};

/* Ticks are 960 per quarter. The session tick runs on through a repeated loop and starts anew with each
 * epoch at bar * ticks per bar + tick in bar. */
typedef struct sideman_report {
  int64_t frame;            /* link clock: first frame of the block, or frame of the event */
  int64_t nanos;            /* monotonic clock when the block was processed */
  double tick;              /* session tick at `frame` */
  double tick_in_bar;       /* BLOCK: ticks since the bar line */
  double bpm;               /* BLOCK: quarters per minute */
  int32_t bar;              /* BLOCK: the host's bar, from 0 */
  uint32_t epoch;           /* counts jumps of the host's transport */
  uint32_t frames;          /* BLOCK: its length */
  uint32_t message;         /* INPUT: status | data1 << 8 | data2 << 16; CONTROL: the control */
  float value;              /* CONTROL */
  uint8_t kind;             /* sideman_report_kind */
  uint8_t flags;            /* sideman_report_flags */
  uint8_t beats_per_bar;    /* BLOCK */
  uint8_t port;             /* INPUT: 0 main, 1.. further inputs in the order of the edge's ports;
                               BLOCK: the beat unit of the metre, 4 for quarters */
} sideman_report;           /* 64 bytes: 5 * 8 + 4 * 4 + 4 + 4 */

/* ---- companion -> edge ---------------------------------------------------------------------- */

enum sideman_order_kind {
  SIDEMAN_ORDER_NOTE = 1,    /* a whole note; the edge owns its end from the moment it starts */
  SIDEMAN_ORDER_RELEASE = 2, /* at `start`, end note `id` unless it ended before; never anything else */
  SIDEMAN_ORDER_MIDI = 3,    /* at `start`, the short message in `id`, packed as in reports */
};

enum sideman_order_unit { SIDEMAN_FRAMES = 0, SIDEMAN_TICKS = 1 };

/* An order says when. In the scheduled lane `start` is a frame of the link clock or a session tick; in the
 * now lane it is ignored and the order falls on the first frame of the next block. A NOTE in the now lane
 * lasts `end - start`. Late orders fall on the first frame of the block and are counted. */
typedef struct sideman_order {
  int64_t start;
  int64_t end;              /* NOTE */
  uint32_t id;              /* NOTE, RELEASE: names the note, never 0; MIDI: the message */
  uint32_t generation;      /* NOTE: of its role, when it was planned */
  uint32_t epoch;           /* TICKS: of the transport; FRAMES: of the link; others are stale */
  uint8_t kind;             /* sideman_order_kind, low six bits; bit 6: sideman_order_unit */
  uint8_t role;             /* 0-4; MIDI: 0-4, or 255 for no role */
  uint8_t key;              /* NOTE, RELEASE: 0-127 */
  uint8_t velocity;         /* NOTE: 1-127 */
} sideman_order;            /* 32 bytes */

/* ---- what the window shows ------------------------------------------------------------------ */

typedef struct sideman_view_note {
  int32_t start;            /* ticks from plan_tick */
  uint16_t length;          /* ticks */
  uint8_t key;
  uint8_t role_velocity;    /* role << 5 | velocity >> 2 */
} sideman_view_note;        /* 8 bytes */

/* Guarded by `sequence`: odd while it is written; equal before and after a good read. */
typedef struct sideman_view {
  uint32_t sequence;
  uint32_t notes;           /* how many of `note` count */
  int64_t plan_tick;        /* session tick at which the shown plan begins */
  int64_t plan_length;      /* ticks */
  double bpm;
  char chord[16];           /* UTF-8, ends with 0, as all texts here */
  char next_chord[16];
  char key[16];
  char section[16];
  char style[32];
  char message[96];         /* a sentence for the musician, or empty */
  char page[64];            /* URL of the companion's page, or empty */
  sideman_view_note note[SIDEMAN_VIEW_NOTES];
} sideman_view;

/* ---- the file ------------------------------------------------------------------------------- */

typedef struct sideman_ring_head {
  uint64_t written; uint8_t pad0[56]; /* writer: records written since the file was made */
  uint64_t read;    uint8_t pad1[56]; /* reader: records taken */
} sideman_ring_head;                  /* 128 bytes: the two sides' cache lines apart */

typedef struct sideman_link {
  /* -- 64 bytes that every version understands; written before the file gets its name -- */
  uint64_t magic;
  uint32_t version;
  uint32_t size;                   /* sizeof(sideman_link) */
  uint32_t report_size, order_size, view_size; /* sizeof of each, for the other side to check */
  uint32_t edge_kind;              /* sideman_edge_kind */
  uint32_t edge_pid;
  uint32_t companion_version;      /* companion: its version, also when it is another one */
  char name[24];                   /* "Sideman", or what the user calls the instance */

  /* -- companion writes -- */
  uint64_t companion;              /* names one run of one companion; 0 when it has left in peace */
  int64_t heartbeat_nanos;         /* its monotonic clock, at least every 20 ms */
  uint32_t companion_pid;
  uint32_t panic;                  /* raised by one: end everything now */
  uint32_t generation[8];          /* current generation of each role */
  int64_t recalled[8][SIDEMAN_RECALLS]; /* [role][generation % 16]: notes of earlier generations that would
                                           start here or later are void; written before `generation` */
  uint64_t orders_refused;         /* orders for which there was no room */

  /* -- edge writes -- */
  uint8_t pad0[64];
  double sample_rate;
  int64_t edge_nanos;              /* its monotonic clock, every block */
  uint64_t frame;                  /* link clock: frames processed */
  uint32_t epoch;                  /* current; see sideman_order */
  uint32_t sounding;               /* band notes that sound now */
  uint64_t notes_started, notes_ended;
  uint64_t notes_late, notes_stale;/* started after their frame; dropped because taken back */
  uint64_t latest_frames;          /* worst lateness so far */
  uint64_t reports_refused;        /* reports for which there was no room */
  uint64_t orders_broken;          /* orders that broke a rule */
  uint32_t output_latency_frames;  /* of the edge's output, when it knows */
  uint32_t listens;                /* bit per input port that is connected or used */
  float control[SIDEMAN_CONTROLS]; /* values of the plugin's parameters; NaN: not set here */
  char state_style[32];            /* style asked for by name, or empty */
  uint64_t seed;

  /* -- rings, on cache lines of their own -- */
  uint8_t pad1[56];
  sideman_ring_head reports;       /* edge -> companion */
  sideman_ring_head orders;        /* companion -> edge: scheduled lane */
  sideman_ring_head now;           /* companion -> edge: now lane */
  sideman_report report[SIDEMAN_REPORTS];
  sideman_order order[SIDEMAN_ORDERS];
  sideman_order now_order[SIDEMAN_ORDERS];

  /* -- companion writes -- */
  sideman_view view;
} sideman_link;

#ifdef __cplusplus
}
#endif
#endif
