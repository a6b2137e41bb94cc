-- Makes a session: track "Idea" with the plugin and a MIDI region, track "Band" that hears what comes out.
begin_dummy()
s = create_session(DIR, "song", 48000)
check(s, "the session cannot be made")
local midi = ARDOUR.ChanCount(ARDOUR.DataType("midi"), 1)
function track(name)
  local made = s:new_midi_track(midi, midi, true, ARDOUR.PluginInfo(), nil, nil, 1, name,
    ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
  for t in made:iter() do return t end
end
idea = track("Idea")
band = track("Band")
p = ARDOUR.LuaAPI.new_plugin(s, PLUGIN, ARDOUR.PluginType[FORMAT], "")
check(not p:isnil(), "Ardour does not find the plugin")
check(idea:add_processor_by_index(p, 0, nil, true) == 0, "Ardour does not insert the plugin")
check(band:input():connect(band:input():midi(0), idea:output():midi(0):name(), nil) == 0, "no connection")

-- A note from Ardour's own keyboard makes a region; the clip then takes the place of its file.
local _, found = AudioEngine:get_ports(ARDOUR.DataType("midi"), ARDOUR.PortList())
for port in found[2]:iter() do
  local way = port:to_asyncmidiport()
  if not way:isnil() and way:sends_output() and way:name():find("virtual") then keyboard = way end
end
check(keyboard, "Ardour has no keyboard port")
idea:input():connect(idea:input():midi(0), keyboard:name(), nil)
function send(bytes)
  local parser = ARDOUR.RawMidiParser()
  for at = 1, #bytes do
    if parser:process_byte(bytes:byte(at)) then
      keyboard:write(parser:midi_buffer(), parser:buffer_size(), 0)
    end
  end
end
arm(idea, true)
s:maybe_enable_record(false)
s:goto_start(false)
roll(s, 1)
send("\x90\x3c\x40")
sleep(1)
send("\x80\x3c\x40")
sleep(SECONDS)
stop(s)
idea:input():disconnect(idea:input():midi(0), keyboard:name(), nil)
arm(idea, false)
sleep(1) -- Ardour does it a little later
finish(s)
