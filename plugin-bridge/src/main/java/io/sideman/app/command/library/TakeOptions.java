package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.command.BarRange;
import io.sideman.app.command.MidiInput;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.library.conform.Target;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Tonality;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where an item shall go: to a session, or to a key and a tempo.
final class TakeOptions {
  private static final double CLEAN = 0.12; // as far as suggestions stretch

  @Option(
      names = "--session",
      paramLabel = "IN.mid",
      description = "What it shall go with: a MIDI file or a score.")
  @Nullable Path session;

  @Option(names = "--key", paramLabel = "KEY", description = "Key to go to, such as Am.")
  private @Nullable String key;

  @Option(names = "--bpm", paramLabel = "BPM", description = "Tempo to go to, 20 to 400.")
  private @Nullable Double bpm;

  @Option(
      names = "--on-chords",
      description = "Notes on strong beats settle on the session's chords.")
  private boolean onChords;

  /// A session, read once.
  ///
  /// @param item all of it
  record Session(Smf smf, Item item) {}

  void check() {
    if (bpm != null && !(bpm >= 20 && bpm <= 400)) {
      throw CliError.wrongArguments("--bpm must be 20 to 400, but was " + bpm + ".");
    }
    if (onChords && session == null) {
      throw CliError.wrongArguments("--on-chords needs chords: give --session IN.mid too.");
    }
  }

  Optional<Session> session(Console console, Folders folders) {
    if (session == null) {
      return Optional.empty();
    }
    var smf = MidiInput.read(console, session);
    Optional<BarRange> all = Optional.empty();
    var analyst = SymbolicAnalyst.reading(folders.models());
    return Optional.of(new Session(smf, SessionBars.of(analyst, smf, all, Integer.MAX_VALUE)));
  }

  /// The nearest way to what was asked for; what was not stays the item's. Says so where sound goes
  /// farther than it stays clean. It goes all the same: who names a file wants that file. Notes go
  /// to any tempo unharmed.
  Target target(Item item, Optional<Session> playing, Console console) {
    Target target = target(item, playing);
    double far = Math.abs(target.stretch() - 1);
    boolean stretched = item.media() == Media.AUDIO && item.kind() != Kind.ONE_SHOT;
    if (stretched && far > CLEAN + 0.005) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "It becomes %.0f %% %s; up to %.0f %% sound stays clean. A file nearer to %.0f bpm"
                  + " will sound better: sideman suggest finds some.%n",
              100 * far,
              target.stretch() > 1 ? "longer" : "shorter",
              100 * CLEAN,
              target.bpm());
    }
    return target;
  }

  private Target target(Item item, Optional<Session> playing) {
    Target own = Target.asItIs(item);
    Key there =
        key != null
            ? KeyName.parse("--key", key)
            : playing.flatMap(each -> each.item().tonality()).map(Tonality::key).orElse(own.key());
    double tempo =
        bpm != null ? bpm : playing.map(each -> each.smf().tempoMap().bpmAt(0)).orElse(own.bpm());
    return Target.of(item, there, tempo);
  }

  /// The session's chords, when they shall be kept to.
  Optional<Timeline<Chord>> chords(Optional<Session> playing) {
    if (!onChords) {
      return Optional.empty();
    }
    return playing.flatMap(each -> each.item().tonality().map(heard -> timeline(each, heard)));
  }

  /// Chords are told per half bar.
  private static Timeline<Chord> timeline(Session playing, Tonality heard) {
    long half = playing.smf().meterMap().meterAt(0).barTicks() / 2;
    List<Timeline.Span<Chord>> spans = new ArrayList<>();
    for (int i = 0; i < heard.chords().size(); i++) {
      spans.add(new Timeline.Span<>(i * half, heard.chords().get(i).orElse(Chord.NONE)));
    }
    return Timeline.of(Chord.NONE, spans);
  }
}
