package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.Drum;
import io.sideman.players.touch.Humanizer;
import io.sideman.players.touch.TouchModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// Humanisation as Gillick et al. (2019) measure it: human drum takes are put on the 16th grid with
/// one velocity for all, and velocity and timing are predicted back. Beside the network: leaving
/// everything as it is, and the training takes' mean for each drum and place in the bar.
public final class TouchEvaluation {
  private static final int PLACES = 16;
  private static final int RESAMPLES = 500;
  private static final int FLAT_VELOCITY = 80;

  /// One way to play what was quantised.
  private interface Way {
    /// @return velocities in notes that begin where they are played
    List<Note> play(Song take, List<Note> flat);
  }

  private TouchEvaluation() {}

  /// Errors over the takes of the set's own test side.
  public static EvaluationReport run(Path data, TouchModel model, Consumer<String> progress)
      throws IOException {
    List<Song> songs = GrooveSongs.read(data);
    Set<String> names = GrooveSongs.ownTestTakes(data);
    List<Song> test =
        songs.stream()
            .filter(song -> names.contains(song.name()) && !song.fill())
            .filter(song -> song.meters().meterAt(0).barSteps() == PLACES)
            .toList();
    var mean = PlaceMeans.of(songs);
    Map<String, Way> ways = new java.util.LinkedHashMap<>();
    ways.put("no change", (_, flat) -> flat);
    ways.put("mean per drum and place", (_, flat) -> mean.play(flat));
    ways.put("touch, the usual", (take, flat) -> humanize(model, take, flat, 0));
    ways.put("touch, straying as people do", (take, flat) -> humanize(model, take, flat, 1));
    var rows = new ArrayList<EvaluationReport.Row>();
    ways.forEach((name, way) -> {
      progress.accept(name + ": " + test.size() + " takes");
      rows.addAll(rows(name, test.stream().map(take -> errors(take, way)).toList()));
    });
    long notes = test.stream().mapToLong(take -> take.parts().get(Role.DRUMS).size()).sum();
    String protocol =
        "%d takes (beats in 4/4, %d notes) of the Groove MIDI Dataset's own test side, put on"
                .formatted(test.size(), notes)
            + " 16ths at velocity "
            + FLAT_VELOCITY
            + "; errors per note, pooled; 95 % by resampling takes. Velocity in 0..1.";
    return new EvaluationReport("touch", protocol, rows);
  }

  private static List<Note> humanize(TouchModel model, Song take, List<Note> flat, double stray) {
    var score =
        new Humanizer.Score(
            take.genre().ordinal(), take.meters(), take.tempos(), take.chords(), take.keys());
    return new Humanizer(model, score, new Humanizer.Settings(1, stray, 1)).play(Role.DRUMS, flat);
  }

  /// Sums over the notes of a take.
  private record Errors(
      double notes, double velocity, double velocitySquares, double millis, double steps2) {
    Errors plus(Errors o) {
      return new Errors(
          notes + o.notes,
          velocity + o.velocity,
          velocitySquares + o.velocitySquares,
          millis + o.millis,
          steps2 + o.steps2);
    }
  }

  private static Errors errors(Song take, Way way) {
    List<Note> played = take.parts().get(Role.DRUMS);
    List<Note> flat = played.stream().map(TouchEvaluation::quantised).toList();
    List<Note> guessed = way.play(take, flat);
    double millisPerTick = 60_000 / take.tempos().bpmAt(0) / Ticks.PER_QUARTER;
    var sum = new Errors(0, 0, 0, 0, 0);
    for (int i = 0; i < played.size(); i++) {
      double loud = (guessed.get(i).velocity() - played.get(i).velocity()) / 127.0;
      double late = guessed.get(i).startTick() - played.get(i).startTick();
      double steps = late / Ticks.PER_STEP;
      sum =
          sum.plus(
              new Errors(
                  1, Math.abs(loud), loud * loud, Math.abs(late) * millisPerTick, steps * steps));
    }
    return sum;
  }

  private static Note quantised(Note note) {
    long step = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
    return new Note(
        step * Ticks.PER_STEP, note.lengthTicks(), note.key(), FLAT_VELOCITY, note.channel());
  }

  private static List<EvaluationReport.Row> rows(String name, List<Errors> takes) {
    return List.of(
        row(name + ": timing, mean absolute error, ms", takes, e -> e.millis / e.notes),
        row(name + ": timing, mean squared error, 16ths", takes, e -> e.steps2 / e.notes),
        row(name + ": velocity, mean absolute error", takes, e -> e.velocity / e.notes),
        row(name + ": velocity, mean squared error", takes, e -> e.velocitySquares / e.notes));
  }

  private static EvaluationReport.Row row(
      String name, List<Errors> takes, java.util.function.ToDoubleFunction<Errors> figure) {
    var random = new Random(1);
    double[] samples = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      var sum = new Errors(0, 0, 0, 0, 0);
      for (int j = 0; j < takes.size(); j++) {
        sum = sum.plus(takes.get(random.nextInt(takes.size())));
      }
      samples[i] = figure.applyAsDouble(sum);
    }
    java.util.Arrays.sort(samples);
    Errors all = takes.stream().reduce(new Errors(0, 0, 0, 0, 0), Errors::plus);
    String interval =
        String.format(
            java.util.Locale.ROOT,
            "%.4f to %.4f",
            samples[RESAMPLES / 40],
            samples[RESAMPLES - 1 - RESAMPLES / 40]);
    return new EvaluationReport.Row(name, figure.applyAsDouble(all), interval, "");
  }

  /// The rival: what is usual for a drum at a place in the bar, over all training takes.
  private record PlaceMeans(Map<Drum, double[]> late, Map<Drum, double[]> loud) {
    static PlaceMeans of(List<Song> songs) {
      Map<Drum, double[]> count = empty();
      Map<Drum, double[]> late = empty();
      Map<Drum, double[]> loud = empty();
      for (Song song : songs) {
        if (song.split() == Split.TRAIN) {
          for (Note note : song.parts().get(Role.DRUMS)) {
            int drum = Drum.indexOf(note.key());
            if (drum >= 0) {
              int place = place(quantised(note));
              count.get(Drum.at(drum))[place]++;
              late.get(Drum.at(drum))[place] += note.startTick() - quantised(note).startTick();
              loud.get(Drum.at(drum))[place] += note.velocity();
            }
          }
        }
      }
      for (Drum drum : Drum.values()) {
        for (int place = 0; place < PLACES; place++) {
          double notes = count.get(drum)[place];
          late.get(drum)[place] /= Math.max(1, notes);
          loud.get(drum)[place] = notes == 0 ? FLAT_VELOCITY : loud.get(drum)[place] / notes;
        }
      }
      return new PlaceMeans(late, loud);
    }

    private static Map<Drum, double[]> empty() {
      Map<Drum, double[]> cells = new EnumMap<>(Drum.class);
      for (Drum drum : Drum.values()) {
        cells.put(drum, new double[PLACES]);
      }
      return cells;
    }

    private static int place(Note note) {
      return (int) Math.floorMod(note.startTick() / Ticks.PER_STEP, (long) PLACES);
    }

    List<Note> play(List<Note> flat) {
      var notes = new ArrayList<Note>();
      for (Note note : flat) {
        int index = Drum.indexOf(note.key());
        if (index < 0) {
          notes.add(note);
        } else {
          Drum drum = Drum.at(index);
          long start = note.startTick() + Math.round(late.get(drum)[place(note)]);
          int velocity = (int) Math.round(loud.get(drum)[place(note)]);
          notes.add(new Note(start, note.lengthTicks(), note.key(), velocity, note.channel()));
        }
      }
      return notes;
    }
  }
}
