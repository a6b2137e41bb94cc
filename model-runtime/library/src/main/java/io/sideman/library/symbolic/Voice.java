package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.library.item.Family;
import java.util.List;
import java.util.Optional;

/// One instrument: the notes of one channel of one track.
///
/// @param role that it could play in the band
/// @param notes sorted, at least one
record Voice(String name, boolean drums, Family family, Optional<Role> role, List<Note> notes) {}
