package io.sideman.app.take;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.WholeFile;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.ScoreException;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfException;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Ticks;
import io.sideman.library.conform.Conform;
import io.sideman.library.conform.Target;
import io.sideman.library.conform.WaveFile;
import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads an item's file, conforms it and labels it.
public final class Takes {
  private Takes() {}

  /// The conformed file: MIDI of notes (scores too), WAV of sound.
  ///
  /// @param chords of the session from where the item begins
  /// @throws CliError when its file cannot be read any more
  public static Taken take(Entry entry, Target target, Optional<Timeline<Chord>> chords) {
    var label = new Label(entry, target);
    if (entry.item().media() == Media.AUDIO) {
      Sound sound = sound(entry, target);
      return new Taken(
          label.takenName("wav"),
          "audio/wav",
          WaveFile.bytes(sound.channels(), sound.rate(), label.words()),
          beats(entry.item(), sound.seconds(), target),
          label.told());
    }
    Smf midi = midi(entry, target, chords);
    Smf marked = Smf.of(midi.division(), label.provenance().stamp(midi.tracks()));
    return new Taken(
        label.takenName("mid"),
        "audio/midi",
        SmfWriter.bytes(marked),
        (double) midi.endTick() / Ticks.PER_QUARTER,
        label.told());
  }

  /// Conformed notes.
  public static Smf midi(Entry entry, Target target, Optional<Timeline<Chord>> chords) {
    Smf source = notes(entry.path());
    return chords
        .map(given -> Conform.midi(source, entry.item(), target, given))
        .orElseGet(() -> Conform.midi(source, entry.item(), target));
  }

  /// Conformed sound.
  public static Sound sound(Entry entry, Target target) {
    return Conform.audio(sound(entry.path()), entry.item(), target);
  }

  /// The sound of a file as it is.
  public static Sound sound(Path path) {
    try {
      return SoundReader.read(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /// The notes of a MIDI file or a score as they are.
  public static Smf notes(Path path) {
    try {
      return MusicXml.isName(path.toString())
          ? ScoreMidi.smf(MusicXml.read(path, MusicXml.Repeats.PLAYED))
          : SmfReader.read(path);
    } catch (IOException | SmfException | ScoreException e) {
      throw unreadable(path, e);
    }
  }

  /// Quarters of the session until a sound begins again: whole bars of a loop, else until the next
  /// whole quarter; 0 for what does not go round.
  static double beats(Item item, double seconds, Target target) {
    if (item.kind() == Kind.ONE_SHOT || item.beat().isEmpty()) {
      return 0;
    }
    Beat beat = item.beat().get();
    double exact = seconds * target.bpm() / 60;
    double bar = beat.beatsPerBar();
    double bars = Math.rint(exact / bar);
    return bars >= 1 && Math.abs(bars * bar - exact) < 0.02 ? bars * bar : Math.ceil(exact - 0.02);
  }

  private static CliError unreadable(Path path, Exception e) {
    String reason = e instanceof IOException io ? WholeFile.reason(io) : e.getMessage();
    return new CliError(
        ExitCode.INVALID_INPUT, "%s cannot be read: %s".formatted(path.getFileName(), reason), e);
  }
}
