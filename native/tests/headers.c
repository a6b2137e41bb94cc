/* The headers are C11 as well, and both languages agree on the sizes that link.h promises. */
#include <assert.h>
#include <stddef.h>

#include "sideman/control.h"
#include "sideman/edge.h"
#include "sideman/link.h"
#include "sideman/take.h"

static_assert(sizeof(sideman_report) == 64, "report");
static_assert(sizeof(sideman_order) == 32, "order");
static_assert(sizeof(sideman_view_note) == 8, "view note");
static_assert(sizeof(sideman_ring_head) == 128, "ring head");
static_assert(sizeof(sideman_take_note) == 24, "take note");
static_assert(offsetof(sideman_link, companion) == 64, "the head that every version understands");

size_t sideman_link_size_in_c(void);
size_t sideman_link_size_in_c(void) {
  return sizeof(sideman_link);
}
