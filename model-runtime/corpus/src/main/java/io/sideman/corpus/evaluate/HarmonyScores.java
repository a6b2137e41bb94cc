package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909Cl;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.time.Ticks;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;

/// Shares of time in which what was heard agrees with the label, from the first note or chord to
/// the end of the last chord, over all songs together.
public final class HarmonyScores {
  private static final int SAMPLE_TICKS = Ticks.PER_STEP / 4;

  private HarmonyScores() {}

  /// Share of time with root and third right, each 16th taken as decided by its end.
  public static double liveTriads(HarmonyModel model, List<Pop909Cl.Song> songs) {
    var agreement = new Agreement();
    for (Pop909Cl.Song song : songs) {
      var heard = LiveHearing.of(model, song.notes(), song.meters(), song.chordEndTick());
      agreement.add(song, t -> heard.chords().get((int) (t / Ticks.PER_STEP)), Chord::sameTriad);
    }
    return agreement.share();
  }

  /// Share of time with root and third right, whole file.
  public static double wholeTriads(HarmonyModel model, List<Pop909Cl.Song> songs) {
    var analysis = new HarmonyAnalysis(model);
    var agreement = new Agreement();
    for (Pop909Cl.Song song : songs) {
      var heard = analysis.analyse(song.notes(), song.meters()).chords();
      agreement.add(song, heard::at, Chord::sameTriad);
    }
    return agreement.share();
  }

  /// Share of 16ths with the right key, as decided live.
  public static double liveKeys(HarmonyModel model, List<Pop909Cl.Song> songs) {
    var agreement = new Agreement();
    for (Pop909Cl.Song song : songs) {
      var heard = LiveHearing.of(model, song.notes(), song.meters(), song.chordEndTick());
      for (long t = start(song); t < song.chordEndTick(); t += Ticks.PER_STEP) {
        var key = heard.keys().get((int) (t / Ticks.PER_STEP));
        agreement.count(key.equals(song.keys().at(t)));
      }
    }
    return agreement.share();
  }

  /// Share of 16ths with the right key, whole file.
  public static double wholeKeys(HarmonyModel model, List<Pop909Cl.Song> songs) {
    var analysis = new HarmonyAnalysis(model);
    var agreement = new Agreement();
    for (Pop909Cl.Song song : songs) {
      var heard = analysis.analyse(song.notes(), song.meters()).keys();
      for (long t = start(song); t < song.chordEndTick(); t += Ticks.PER_STEP) {
        agreement.count(heard.at(t).equals(song.keys().at(t)));
      }
    }
    return agreement.share();
  }

  /// The first note or chord of a song.
  static long start(Pop909Cl.Song song) {
    long chord = song.chords().at(0).isNone() ? song.chords().nextChange(0) : 0;
    return Math.min(chord, song.notes().getFirst().startTick());
  }

  static boolean isMajorMinor(Chord label) {
    int third = label.quality().third();
    return label.isNone() || (third == 3 || third == 4) && label.quality().fifth() == 7;
  }

  /// Counts time that agrees.
  static final class Agreement {
    private long right;
    private long all;

    void add(Pop909Cl.Song song, LongFunction<Chord> heard, BiPredicate<Chord, Chord> agrees) {
      for (long t = start(song) + SAMPLE_TICKS / 2; t < song.chordEndTick(); t += SAMPLE_TICKS) {
        count(agrees.test(heard.apply(t), song.chords().at(t)));
      }
    }

    /// As [#add], but only where the label is major, minor or none, as MIREX scores; suspended,
    /// diminished and augmented labels are left out.
    void addMajorMinor(Pop909Cl.Song song, LongFunction<Chord> heard) {
      for (long t = start(song) + SAMPLE_TICKS / 2; t < song.chordEndTick(); t += SAMPLE_TICKS) {
        Chord label = song.chords().at(t);
        if (isMajorMinor(label)) {
          count(heard.apply(t).sameTriad(label));
        }
      }
    }

    void count(boolean agrees) {
      all++;
      right += agrees ? 1 : 0;
    }

    double share() {
      return all == 0 ? 0 : (double) right / all;
    }
  }
}
