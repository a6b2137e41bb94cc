package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.bandfile.Exchange;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.Passage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Between MIDI files and what the loop VAE works on.
final class Passages {
  private Passages() {}

  /// The roles of a file over its chords.
  static Passage of(BandFile file) {
    return new Passage(
        Passage.bars(file.meters(), 0, Math.max(1, file.bars())),
        file.sheet().chords(),
        file.sheet().keys(),
        file.roles());
  }

  /// Which of a passage's bars lie within bars of the file; long bars are several of the passage's.
  static BarSpan within(Passage passage, MeterMap meters, BarSpan span) {
    long start = meters.barStart(span.from());
    long end = meters.barStart(span.to());
    int from = 0;
    int to = 0;
    for (Passage.Bar bar : passage.bars()) {
      from += bar.startTick() < start ? 1 : 0;
      to += bar.startTick() < end ? 1 : 0;
    }
    return new BarSpan(from, to);
  }

  static Path model(Folders folders) {
    Path model = folders.models().resolve(LoopVae.FILE);
    if (!Files.isRegularFile(model)) {
      throw CliError.invalidInput(
          "There is no loop model in "
              + folders.models()
              + ". Fetch "
              + LoopVae.FILE
              + " again, or make it with `sideman train vae`.");
    }
    return model;
  }

  /// What turns a part's old notes into its new ones. Notes that are in both stay byte for byte;
  /// those that only became shorter are exchanged in their place.
  static Exchange exchange(List<Note> old, List<Note> young) {
    Map<Onset, List<Note>> staying = new HashMap<>();
    for (Note note : young) {
      staying.computeIfAbsent(Onset.of(note), _ -> new ArrayList<>()).add(note);
    }
    Map<Onset, List<Note>> taken = new HashMap<>();
    var more = new ArrayList<>(young);
    for (Note note : old) {
      List<Note> same = staying.get(Onset.of(note));
      if (same != null && !same.isEmpty()) {
        Note kept = same.removeFirst();
        more.remove(kept);
        taken.computeIfAbsent(Onset.of(note), _ -> new ArrayList<>()).add(kept);
      }
    }
    return new Exchange(
        note -> {
          List<Note> kept = taken.get(Onset.of(note));
          return kept == null || kept.isEmpty()
              ? Optional.empty()
              : Optional.of(kept.removeFirst());
        },
        more);
  }

  private record Onset(long tick, int key, int velocity, int channel) {
    static Onset of(Note note) {
      return new Onset(note.startTick(), note.key(), note.velocity(), note.channel());
    }
  }
}
