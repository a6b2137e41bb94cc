// What the test host can check. Each scenario prints its figures and throws Failure when one is wrong.
#ifndef SIDEMAN_CLAPHOST_SCENARIOS_HPP
#define SIDEMAN_CLAPHOST_SCENARIOS_HPP

#include <string>
#include <vector>

#include "host.hpp"
#include "sideman/take.h"

namespace claphost {

// Prints what projects rely on: identifiers, parameters in their order, ports.
void describe(const Library &library);

// A frozen take over tempos, metres, a loop and a locate: the same frames whatever the block size, each
// on the frame where the song's clock wants it.
void check_blocks(const Library &library);

// Everything that was set comes back from a saved state, and a state that makes no sense does no harm.
void check_state(const Library &library);

// Without a companion the input comes out on its own frames, and a note that the host left behind ends.
void check_thru(const Library &library);

// In real time beside a companion: the band answers, and the frozen take is what was heard.
void check_live(const Library &library, int bars);

// ---- shared ---------------------------------------------------------------------------------------

inline constexpr double sample_rate = 48000;
inline constexpr std::uint32_t freeze = 17, thru = 19, companion = 29;  // parameters
inline constexpr std::uint32_t first_gesture = 22;  // that is made once, and so is not kept

// A state that holds nothing but a take.
std::string state_with(const std::vector<sideman_take_note> &notes);

// Fails unless every note-on has its note-off, in `where`.
void require_no_hanging(const std::vector<Message> &messages, const std::string &where);

bool is_on(const Message &message);

}  // namespace claphost
#endif
