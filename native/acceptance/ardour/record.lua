-- Rolls from the start and records on "Band" what the plugin plays.
begin_dummy()
s = load_session(DIR, "song")
arm(s:route_by_name("Idea"):to_track(), false)
band = s:route_by_name("Band"):to_track()
for region in band:playlist():region_list():iter() do band:playlist():remove_region(region) end
arm(band, true)
s:maybe_enable_record(false)
sleep(2) -- the companion has found the plugin by now
s:goto_start(false)
roll(s, SECONDS)
stop(s)
finish(s)
