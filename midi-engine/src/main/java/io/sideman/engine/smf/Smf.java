package io.sideman.engine.smf;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Standard MIDI File, and what it says in band time. Immutable. Views are computed when asked
/// for: keep the result rather than asking twice.
public final class Smf {
  private final int format;
  private final Division division;
  private final List<SmfTrack> tracks;
  private final List<String> warnings;
  private final TimeMetas metas;

  Smf(int format, Division division, List<SmfTrack> tracks, List<String> warnings) {
    this.format = format;
    this.division = division;
    this.tracks = List.copyOf(tracks);
    metas = TimeMetas.of(format, this.tracks);
    var all = new ArrayList<>(warnings);
    all.addAll(metas.warnings());
    this.warnings = List.copyOf(all);
  }

  /// A new file of the given tracks, which must all share its division: format 0 for one track,
  /// else 1.
  public static Smf of(Division division, List<SmfTrack> tracks) {
    if (tracks.isEmpty()) {
      throw new IllegalArgumentException("a file must have a track");
    }
    for (SmfTrack track : tracks) {
      if (!track.division().equals(division)) {
        throw new IllegalArgumentException(
            "all tracks must have division " + division + ", but one has " + track.division());
      }
    }
    return new Smf(tracks.size() == 1 ? 0 : 1, division, tracks, List.of());
  }

  /// This file with further tracks behind its own, which stay byte for byte as they are. Build the
  /// new ones with [#division]. The result is of format 1.
  ///
  /// @throws IllegalStateException when this holds several separate patterns (see
  ///   [#isSeparatePatterns]): beside which of them should the new tracks sound?
  public Smf plus(List<SmfTrack> more) {
    if (isSeparatePatterns()) {
      throw new IllegalStateException("nothing can be added to a file of separate patterns");
    }
    var all = new ArrayList<>(tracks);
    all.addAll(more);
    return of(division, all);
  }

  /// This file with one of its tracks exchanged; the others stay byte for byte as they are.
  ///
  /// @param index from 0
  public Smf withTrack(int index, SmfTrack track) {
    var all = new ArrayList<>(tracks);
    all.set(index, track);
    return new Smf(format, division, all, warnings);
  }

  /// 0: one track; 1: tracks sound together; 2: tracks are separate patterns.
  public int format() {
    return format;
  }

  /// Whether the tracks are patterns of their own, each from tick 0, rather than one piece.
  public boolean isSeparatePatterns() {
    return format == 2 && tracks.size() > 1;
  }

  public Division division() {
    return division;
  }

  public List<SmfTrack> tracks() {
    return tracks;
  }

  /// What was repaired while reading, for the user; empty for a sound file.
  public List<String> warnings() {
    return warnings;
  }

  public long toBandTick(long fileTick) {
    return division.toBand(fileTick);
  }

  public long toFileTick(long bandTick) {
    return division.toFile(bandTick);
  }

  /// The notes of all tracks, sorted.
  public List<Note> notes() {
    var notes = new ArrayList<Note>();
    tracks.forEach(track -> notes.addAll(track.notes()));
    notes.sort(null);
    return List.copyOf(notes);
  }

  /// Where the last track ends, in band ticks.
  public long endTick() {
    long end = 0;
    for (SmfTrack track : tracks) {
      end = Math.max(end, track.endTick());
    }
    return end;
  }

  /// Tempo in band time, from whatever track states it (in format 2 from the first track alone).
  /// SMPTE files have real time instead: their map is 120 bpm throughout.
  public TempoMap tempoMap() {
    return metas.tempoMap();
  }

  public MeterMap meterMap() {
    return metas.meterMap();
  }

  /// Every key signature as written, sorted. Many files carry a meaningless C major.
  public List<Timeline.Span<Key>> keySignatures() {
    return metas.keys();
  }

  /// The first key signature.
  public Optional<Key> keySignature() {
    return keySignatures().stream().findFirst().map(Timeline.Span::value);
  }

  /// Texts, lyrics, markers and cues (meta types 1 to 7), sorted by time.
  public List<TextEvent> texts() {
    var texts = new ArrayList<TextEvent>();
    for (int t = 0; t < tracks.size(); t++) {
      SmfTrack track = tracks.get(t);
      for (int i : track.longEvents()) {
        int type = track.metaType(i);
        if (type >= MetaType.TEXT && type <= MetaType.CUE) {
          texts.add(new TextEvent(track.tick(i), type, track.text(i), t));
        }
      }
    }
    texts.sort((a, b) -> Long.compare(a.tick(), b.tick()));
    return List.copyOf(texts);
  }

  public List<TextEvent> markers() {
    return texts().stream().filter(text -> text.metaType() == MetaType.MARKER).toList();
  }

  /// SysEx messages, those split over several packets joined.
  public List<SystemExclusive> systemExclusives() {
    var result = new ArrayList<SystemExclusive>();
    for (int t = 0; t < tracks.size(); t++) {
      new SysexJoiner(tracks.get(t), t).joinInto(result);
    }
    return List.copyOf(result);
  }
}
