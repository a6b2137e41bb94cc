-- Rolls through a tempo ramp and two metres, locates, and loops twice.
begin_dummy()
s = load_session(DIR, "song")
local map = Temporal.TempoMap.write_copy()
local function at(seconds) return Temporal.timepos_t(math.floor(seconds * 48000)) end
map:set_tempo(Temporal.Tempo(120, 150, 4), at(2))
map:set_tempo(Temporal.Tempo(150, 150, 4), at(6))
map:set_meter(Temporal.Meter(3, 4), at(8))
Temporal.TempoMap.update(map)
map = nil
collectgarbage()
sleep(2)
s:goto_start(false)
roll(s, 10)
say("located")
s:request_locate(48000, false, ARDOUR.LocateTransportDisposition.RollIfAppropriate,
  ARDOUR.TransportRequestSource.TRS_UI)
sleep(3)
stop(s)
finish(s)
