-- What the scripts for ardour7-lua share. DIR is the session's folder.
function say(...)
  local words = {}
  for _, word in ipairs({...}) do words[#words + 1] = tostring(word) end
  io.stderr:write(table.concat(words, " ") .. "\n")
end

function check(is_true, what)
  if not is_true then
    say("FAILED: " .. what)
    quit()
  end
end

function begin_dummy() AudioEngine:set_backend("None (Dummy)", "", "") end

function arm(track, on)
  track:rec_enable_control():set_value(on and 1 or 0, PBD.GroupControlDisposition.NoGroup)
end

function roll(session, seconds)
  session:request_roll(ARDOUR.TransportRequestSource.TRS_UI)
  sleep(seconds)
end

function stop(session)
  session:request_stop(false, false, ARDOUR.TransportRequestSource.TRS_UI)
  sleep(1)
end

function finish(session)
  session:save_state("", false, false, false, false, false)
  close_session()
  quit()
end
