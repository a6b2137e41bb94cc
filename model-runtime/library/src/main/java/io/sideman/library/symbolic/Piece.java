package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.chart.MarkedChords;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.MetaType;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.parts.RoleGuess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Notes with what is said of them, wherever they come from. Bounded: of a huge file the first
/// [#MOST_NOTES] count.
///
/// @param chords as written or known
/// @param key as written or known
/// @param tempoStated false when the tempo is only what a file without one means
record Piece(
    List<Voice> voices,
    MeterMap meters,
    TempoMap tempos,
    Optional<Timeline<Chord>> chords,
    Optional<Key> key,
    boolean tempoStated,
    Set<String> words,
    String licence) {
  static final int MOST_NOTES = 100_000;
  private static final int MOST_CHANGES = 256; // of metre; nothing that people write has more
  private static final int LONGEST_LICENCE = 300;
  private static final int LONGEST_NAME = 80;
  private static final int MOST_NAMED = 32;
  private static final int DRUM_CHANNEL = 9;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}#]+");

  static Piece of(Smf smf) {
    var voices = new ArrayList<Voice>();
    var words = new HashSet<String>();
    int room = MOST_NOTES;
    // Patterns of format 2 do not sound together: the first that sounds stands for the file.
    for (SmfTrack track : smf.tracks()) {
      if (track.noteChannels() != 0 && room > 0) {
        room -= addVoices(track, room, voices, words);
        if (smf.isSeparatePatterns()) {
          break;
        }
      }
    }
    MeterMap meters = smf.meterMap();
    if (meters.changes().size() > MOST_CHANGES) {
      meters = MeterMap.of(Meter.COMMON);
    }
    Optional<Key> key = smf.keySignature();
    return new Piece(
        voices,
        meters,
        smf.tempoMap(),
        MarkedChords.of(smf),
        key.filter(each -> !each.equals(new Key(0, false))), // most often meaningless
        statesTempo(smf),
        words,
        licence(smf));
  }

  /// The last bars of a session, a loop, a phrase.
  static Piece of(Map<Role, List<Note>> parts, Optional<Sheet> sheet, MeterMap meters, double bpm) {
    var voices = new ArrayList<Voice>();
    for (Role role : Role.values()) { // in order: sums of floats are repeatable
      List<Note> notes = parts.getOrDefault(role, List.of());
      if (!notes.isEmpty()) {
        boolean drums = role == Role.DRUMS;
        List<Note> sorted = notes.stream().sorted().toList();
        voices.add(new Voice("", drums, Families.of(role), Optional.of(role), sorted));
      }
    }
    return new Piece(
        voices,
        meters,
        TempoMap.of(bpm),
        sheet.map(Sheet::chords).filter(chords -> !chords.spans().isEmpty()),
        sheet.map(each -> each.keys().at(0)),
        true,
        Set.of(),
        "");
  }

  private static int addVoices(SmfTrack track, int room, List<Voice> voices, Set<String> words) {
    List<Note> all = track.notes();
    List<Note> notes = all.size() > room ? all.subList(0, room) : all;
    boolean single = Integer.bitCount(track.noteChannels()) == 1;
    for (int channel = 0; channel < 16; channel++) {
      if ((track.noteChannels() >> channel & 1) == 0) {
        continue;
      }
      List<Note> own = single ? notes : onChannel(notes, channel);
      if (own.isEmpty()) {
        continue;
      }
      String name = track.channelName(channel).or(track::name).orElse("");
      int program = Math.max(0, track.program(channel));
      boolean drums = channel == DRUM_CHANNEL;
      voices.add(
          new Voice(
              name,
              drums,
              drums ? Families.ofDrums(own) : Families.of(program),
              RoleGuess.role(name, channel, program, own),
              own));
      if (voices.size() <= MOST_NAMED) {
        addWords(name, words);
      }
    }
    return notes.size();
  }

  private static List<Note> onChannel(List<Note> notes, int channel) {
    var own = new ArrayList<Note>();
    for (Note note : notes) {
      if (note.channel() == channel) {
        own.add(note);
      }
    }
    return own;
  }

  /// Words of two letters or more, in lower case.
  static void addWords(String text, Set<String> words) {
    String named = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    for (String word : BETWEEN_WORDS.split(named.toLowerCase(Locale.ROOT), -1)) {
      if (word.length() > 1) {
        words.add(word);
      }
    }
  }

  private static boolean statesTempo(Smf smf) {
    for (SmfTrack track : smf.tracks()) {
      if (track.firstMeta(MetaType.TEMPO) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String licence(Smf smf) {
    for (SmfTrack track : smf.tracks()) {
      int copyright = track.firstMeta(MetaType.COPYRIGHT);
      if (copyright >= 0) {
        String text = track.text(copyright).strip();
        return text.substring(0, Math.min(LONGEST_LICENCE, text.length()));
      }
    }
    return "";
  }

  /// Where the first bar with an onset starts.
  long start() {
    long first = Long.MAX_VALUE;
    for (Voice voice : voices) {
      first = Math.min(first, voice.notes().getFirst().startTick());
    }
    return voices.isEmpty() ? 0 : meters.barStart(meters.barAt(first));
  }
}
