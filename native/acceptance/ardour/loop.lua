-- Rolls three times over the loop that the session file holds.
begin_dummy()
s = load_session(DIR, "song")
sleep(2)
s:request_play_loop(true, false)
roll(s, 13)
stop(s)
finish(s)
