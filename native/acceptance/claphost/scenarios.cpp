#include "scenarios.hpp"

#include <bitset>
#include <cstdio>

namespace claphost {

bool is_on(const Message &message) {
  return (message.data[0] & 0xf0) == 0x90 && message.data[2] > 0;
}

std::string state_with(const std::vector<sideman_take_note> &notes) {
  std::string take(sideman_take_write(notes.data(), notes.size(), nullptr, 0) + 1, '\0');
  take.resize(sideman_take_write(notes.data(), notes.size(), take.data(), take.size()));
  std::string state;
  for (const std::string &part :
       {std::string("__dpf_state_begin__"), std::string("take"), take, std::string("__dpf_state_end__")}) {
    state += part;
    state += '\0';
  }
  return state + '\xfe';
}

void require_no_hanging(const std::vector<Message> &messages, const std::string &where) {
  std::bitset<16 * 128> sounding;
  for (const Message &message : messages) {
    const int kind = message.data[0] & 0xf0;
    if (kind != 0x80 && kind != 0x90) continue;
    sounding[(message.data[0] & 15u) * 128 + message.data[1]] = is_on(message);
  }
  require(sounding.none(), std::to_string(sounding.count()) + " notes hang " + where);
}

void describe(const Library &library) {
  Plugin plugin(library);
  const clap_plugin_descriptor &descriptor = plugin.descriptor();
  std::printf("id %s\nname %s\nversion %s\n", descriptor.id, descriptor.name, descriptor.version);
  std::printf("note ports in %u out %u\n", plugin.note_ports(true), plugin.note_ports(false));
  for (std::uint32_t index = 0; index < plugin.parameter_count(); index++) {
    const clap_param_info info = plugin.parameter(index);
    std::printf("parameter %u %s \"%s\" %g..%g default %g \"%s\"\n", info.id, info.module, info.name,
                info.min_value, info.max_value, info.default_value,
                plugin.value_text(info.id, info.default_value).c_str());
  }
}

void check_state(const Library &library) {
  std::string saved;
  std::vector<double> values;
  {
    Plugin plugin(library);
    plugin.load(state_with({{2, 480 * SIDEMAN_TAKE_PARTS + 77, 960 * SIDEMAN_TAKE_PARTS, 1, 40, 90, {}},
                            {3, 0, 1, 0, 36, 127, {}}}));
    plugin.activate(sample_rate);
    for (std::uint32_t id = 0; id < first_gesture; id++) {
      const clap_param_info info = plugin.parameter(id);
      plugin.move(id, id % 3 == 0                                 ? info.max_value
                      : (info.flags & CLAP_PARAM_IS_STEPPED) != 0 ? info.min_value
                                                                  : 0.25);
    }
    plugin.process(256, {});
    plugin.process(256, {});
    for (std::uint32_t id = 0; id < first_gesture; id++) values.push_back(plugin.value(id));
    saved = plugin.save();
  }
  Plugin reopened(library);
  reopened.load(saved);
  require(reopened.save() == saved, "a state that was loaded before activation is not saved alike");
  reopened.activate(sample_rate);
  reopened.process(256, {});
  require(reopened.save() == saved, "a state that was loaded is not saved alike while the plugin runs");
  for (std::uint32_t id = 0; id < first_gesture; id++) {
    require(reopened.value(id) == values[id], "parameter " + std::to_string(id) + " does not come back");
  }
  std::string hostile = saved;
  hostile.replace(hostile.find("take") + 5, 8, "\"\\nonsen");
  reopened.load(hostile);
  require(reopened.save() == saved, "a broken take drove out the good one");
  std::printf("state: %zu bytes, %zu parameters and the take come back; a broken take is refused\n",
              saved.size(), values.size());
}

void check_thru(const Library &library) {
  Plugin plugin(library);
  plugin.activate(sample_rate);
  plugin.process(128, {}, {{0, {0x90, 60, 100}}, {17, {0xb0, 7, 99}}, {127, {0x80, 60, 0}}});
  const std::vector<Message> expected = {{0, {0x90, 60, 100}}, {17, {0xb0, 7, 99}}, {127, {0x80, 60, 0}}};
  require(plugin.played() == expected, "the input does not come out as it went in");
  require(plugin.value(companion) == 0, "there should be no companion here");
  plugin.process(64, {}, {{5, {0x91, 61, 80}}});
  plugin.deactivate();
  plugin.activate(sample_rate);
  plugin.process(64, {});
  require_no_hanging(plugin.played(), "after the host deactivated the plugin in the middle of a note");
  std::printf("thru: 3 messages on their frames; a note left behind ends in the first block\n");
}

}  // namespace claphost
