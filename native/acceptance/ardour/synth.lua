-- Puts a synth behind the plugin, so that an export is heard.
begin_dummy()
s = load_session(DIR, "song")
idea = s:route_by_name("Idea")
p = ARDOUR.LuaAPI.new_plugin(s, "https://community.ardour.org/node/7596", ARDOUR.PluginType.LV2, "")
check(not p:isnil(), "Ardour's own synth is missing")
check(idea:add_processor_by_index(p, 1, nil, true) == 0, "the synth cannot be inserted")
for channel = 0, 1 do
  idea:output():connect(idea:output():audio(channel), s:master_out():input():audio(channel):name(), nil)
end
finish(s)
