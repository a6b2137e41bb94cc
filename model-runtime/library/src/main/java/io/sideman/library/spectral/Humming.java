package io.sideman.library.spectral;

import io.sideman.engine.event.Note;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Ticks;
import io.sideman.library.decode.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Notes of a line that somebody hums, sings or plays alone. Pitch by [Yin] every 10 ms, smoothed
/// by a median and over the length of a vibrato; a note ends where the pitch leaves it, where the
/// voice stops, or where it is struck anew. The singer's own tuning is measured first. One thread.
public final class Humming {
  private static final int RATE = 22_050;
  private static final int HOP = 220; // 10 ms
  private static final double FRAME_SECONDS = (double) HOP / RATE;
  private static final double MOST_SECONDS = 60;
  private static final long SLIP_NANOS = 120_000_000;
  private static final int LEAP = 9; // semitones
  private static final int LONGEST_GLIDE = 3; // semitones that are left of it as a note
  private static final double VOICED = 0.30; // aperiodicity below which there is a tone
  private static final double AUDIBLE = 0.03; // of the loudest frame
  private static final int MEDIAN = 2; // frames on either side
  private static final int VIBRATO = 6; // frames on either side
  private static final double LEAVES = 0.62; // semitones from a note's key at which it ends
  private static final int GAP = 4; // frames without tone that end a note
  private static final int SHORTEST = 7; // frames of a note
  private static final double RISE = 2.2; // of level after a dip: struck anew
  private static final int RISE_FRAMES = 6;
  private static final int SOONEST_ANEW = 14; // frames of a note

  /// A tone is sure only when most of a frame holds it.
  private static final double EARLY_SECONDS = 0.025;

  private final Yin yin = new Yin(RATE);

  /// The notes in order of time; empty where no line is heard. At most a minute is heard.
  public List<PlayedNote> notes(Sound sound) {
    float[] mono = sound.at(RATE).mono();
    int count = (int) Math.min(MOST_SECONDS / FRAME_SECONDS, (double) mono.length / HOP);
    float[] level = levels(mono, count);
    double[] pitch = pitches(mono, count, level);
    median(pitch);
    double tuning = tuning(pitch);
    for (int t = 0; t < count; t++) {
      pitch[t] -= Double.isNaN(pitch[t]) ? 0 : tuning;
    }
    return segments(pitch, smoothed(pitch), level);
  }

  /// The notes as a file at 120 bpm, whose beat means nothing.
  public Smf smf(Sound sound) {
    var track = new SmfTrackBuilder(new Division.Metrical(Ticks.PER_QUARTER));
    track.tempo(0, 500_000);
    double ticksPerNano = 2.0 * Ticks.PER_QUARTER / 1e9;
    List<PlayedNote> notes = notes(sound);
    long offset = notes.isEmpty() ? 0 : notes.getFirst().startNanos();
    for (PlayedNote note : notes) {
      long from = Math.round((note.startNanos() - offset) * ticksPerNano);
      long to = Math.round((note.endNanos() - offset) * ticksPerNano);
      track.note(new Note(from, Math.max(1, to - from), note.key(), note.velocity(), 0));
    }
    return Smf.of(new Division.Metrical(Ticks.PER_QUARTER), List.of(track.build()));
  }

  private static float[] levels(float[] mono, int count) {
    float[] level = new float[count];
    for (int t = 0; t < count; t++) {
      double squares = 0;
      int from = Math.max(0, t * HOP - HOP);
      int to = Math.min(mono.length, t * HOP + HOP);
      for (int i = from; i < to; i++) {
        squares += mono[i] * mono[i];
      }
      level[t] = (float) Math.sqrt(squares / Math.max(1, to - from));
    }
    return level;
  }

  /// MIDI keys with fractions, NaN where there is no tone.
  private double[] pitches(float[] mono, int count, float[] level) {
    float most = 1e-6f;
    for (float value : level) {
      most = Math.max(most, value);
    }
    double[] pitch = new double[count];
    for (int t = 0; t < count; t++) {
      double hertz = level[t] > AUDIBLE * most ? yin.at(mono, t * HOP) : 0;
      pitch[t] =
          hertz > 0 && yin.aperiodicity() < VOICED
              ? 69 + 12 * Math.log(hertz / 440) / Math.log(2)
              : Double.NaN;
    }
    return pitch;
  }

  /// Single frames that jump, mostly by an octave, take their neighbours' pitch.
  private static void median(double[] pitch) {
    double[] raw = pitch.clone();
    double[] around = new double[2 * MEDIAN + 1];
    for (int t = MEDIAN; t + MEDIAN < pitch.length; t++) {
      if (Double.isNaN(raw[t])) {
        continue;
      }
      int count = 0;
      for (int i = t - MEDIAN; i <= t + MEDIAN; i++) {
        if (!Double.isNaN(raw[i])) {
          around[count++] = raw[i];
        }
      }
      Arrays.sort(around, 0, count);
      pitch[t] = around[count / 2];
    }
  }

  /// How far the line lies above the keys of a tuned instrument, in semitones.
  private static double tuning(double[] pitch) {
    double real = 0;
    double imaginary = 0;
    for (double p : pitch) {
      if (!Double.isNaN(p)) {
        real += Math.cos(2 * Math.PI * p);
        imaginary += Math.sin(2 * Math.PI * p);
      }
    }
    return Math.atan2(imaginary, real) / (2 * Math.PI);
  }

  private static double[] smoothed(double[] pitch) {
    double[] smooth = new double[pitch.length];
    for (int t = 0; t < pitch.length; t++) {
      double sum = 0;
      int count = 0;
      for (int i = Math.max(0, t - VIBRATO); i <= Math.min(pitch.length - 1, t + VIBRATO); i++) {
        // Only what may be the same note: a leap must not be smeared.
        if (!Double.isNaN(pitch[i]) && Math.abs(pitch[i] - pitch[t]) < 1.5) {
          sum += pitch[i];
          count++;
        }
      }
      smooth[t] = Double.isNaN(pitch[t]) ? Double.NaN : sum / Math.max(1, count);
    }
    return smooth;
  }

  private static List<PlayedNote> segments(double[] pitch, double[] smooth, float[] level) {
    var notes = new ArrayList<PlayedNote>();
    int start = -1;
    int silent = 0;
    boolean struck = false; // while this note sounded, perhaps between two voiced frames
    double centre = 0;
    for (int t = 0; t <= pitch.length; t++) {
      boolean voiced = t < pitch.length && !Double.isNaN(smooth[t]);
      silent = voiced ? 0 : silent + 1;
      boolean leaves = voiced && start >= 0 && Math.abs(smooth[t] - centre) > LEAVES;
      struck |= start >= 0 && t < pitch.length && struck(level, start, t);
      boolean anew = voiced && start >= 0 && struck;
      if (start >= 0 && (silent >= GAP || leaves || anew || t == pitch.length)) {
        add(notes, pitch, level, start, t - (voiced ? 0 : silent - 1));
        start = -1;
      }
      if (voiced && start < 0) {
        start = t;
        struck = false;
        centre = Math.rint(smooth[t]);
      } else if (voiced && t - start < SHORTEST) {
        centre = Math.rint(middle(pitch, start, t + 1)); // the attack may slide in
      }
    }
    return withoutSlips(withoutGlides(notes));
  }

  /// A brief note right before another, a step or two away, is the way to it.
  private static List<PlayedNote> withoutGlides(List<PlayedNote> notes) {
    var kept = new ArrayList<PlayedNote>();
    for (PlayedNote note : notes) {
      if (!kept.isEmpty() && isGlide(kept.getLast(), note)) {
        PlayedNote way = kept.removeLast();
        kept.add(new PlayedNote(way.startNanos(), note.endNanos(), note.key(), note.velocity()));
      } else {
        kept.add(note);
      }
    }
    return kept;
  }

  private static boolean isGlide(PlayedNote way, PlayedNote note) {
    return way.endNanos() - way.startNanos() < SLIP_NANOS
        && note.endNanos() - note.startNanos() > way.endNanos() - way.startNanos()
        && note.startNanos() - way.endNanos() <= FRAME_SECONDS * 1e9
        && Math.abs(note.key() - way.key()) <= LONGEST_GLIDE;
  }

  /// Short notes an octave or more from both neighbours are slips of the ear.
  private static List<PlayedNote> withoutSlips(List<PlayedNote> notes) {
    var kept = new ArrayList<PlayedNote>();
    for (int i = 0; i < notes.size(); i++) {
      PlayedNote note = notes.get(i);
      int before = i == 0 ? 0 : Math.abs(note.key() - notes.get(i - 1).key());
      int after = i + 1 == notes.size() ? 0 : Math.abs(note.key() - notes.get(i + 1).key());
      boolean brief = note.endNanos() - note.startNanos() < SLIP_NANOS;
      if (!brief || Math.max(before, after) < LEAP) {
        kept.add(note);
      }
    }
    return kept;
  }

  /// The level rises steeply here out of a dip within the note that began at `start`, for the first
  /// time in a while: a voice that trembles dips less, and a note's own attack comes out of none.
  private static boolean struck(float[] level, int start, int t) {
    return t >= start + SOONEST_ANEW && rises(level, start, t) && !rises(level, start, t - 1);
  }

  private static boolean rises(float[] level, int start, int t) {
    int bottom = t - 1;
    for (int i = t - RISE_FRAMES; i < t; i++) {
      bottom = level[i] < level[bottom] ? i : bottom;
    }
    float before = 0;
    for (int i = Math.max(start, bottom - 2 * RISE_FRAMES); i < bottom; i++) {
      before = Math.max(before, level[i]);
    }
    return level[t] > RISE * level[bottom] && before > RISE * level[bottom];
  }

  private static void add(List<PlayedNote> notes, double[] pitch, float[] level, int from, int to) {
    if (to - from < SHORTEST) {
      return;
    }
    int trim = (to - from) / 5;
    double middle = middle(pitch, from + trim, to - trim);
    float most = 0;
    for (int t = from; t < to; t++) {
      most = Math.max(most, level[t]);
    }
    int velocity = Math.clamp(Math.round(127 + 20 * Math.log10(most + 1e-6) * 2), 1, 127);
    long start = Math.max(0, Math.round((from * FRAME_SECONDS - EARLY_SECONDS) * 1e9));
    long end = Math.max(start + 1, Math.round((to * FRAME_SECONDS - EARLY_SECONDS) * 1e9));
    int key = Math.clamp(Math.round(middle), 0, 127);
    notes.add(new PlayedNote(start, end, key, velocity));
  }

  private static double middle(double[] pitch, int from, int to) {
    double[] voiced = Arrays.stream(pitch, from, to).filter(p -> !Double.isNaN(p)).toArray();
    Arrays.sort(voiced);
    return voiced.length == 0 ? pitch[Math.min(from, pitch.length - 1)] : voiced[voiced.length / 2];
  }
}
