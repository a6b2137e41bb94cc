package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909;
import io.sideman.corpus.Split;
import io.sideman.corpus.audio.Segment;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.library.decode.Sound;
import io.sideman.library.spectral.Humming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Melodies of held-out songs, played by voice-like sounds with vibrato and noise, written down by
/// [Humming]. A note is right when its key is and its onset lies within 50 ms (as MIREX has it, and
/// 100 ms for the slow attack of voices); each written note may answer one sung note.
final class MelodyHearing {
  private static final int[] VOICES = {53, 52, 73, 40}; // oohs, choir, flute, violin
  private static final double SECONDS = 15;
  private static final int VIBRATO = 64;
  private static final double NOISE = 0.1; // -20 dB of the voice's level

  private final List<Segment> segments = new ArrayList<>();
  private final List<Sound> sounds;

  MelodyHearing(Path data, Split side, SoundFontPlayer player, int songs) throws IOException {
    Path folder = data.resolve("pop909");
    for (String number : Pop909.numbers(folder, side)) {
      if (segments.size() >= songs) {
        break;
      }
      List<Segment.Stroke> strokes = strokes(Pop909.read(folder, number));
      if (strokes.size() >= 8) {
        int voice = VOICES[segments.size() % VOICES.length];
        segments.add(new Segment(strokes, Map.of(0, voice), SECONDS + 0.5, VIBRATO));
      }
    }
    sounds = player.play(segments);
  }

  private static List<Segment.Stroke> strokes(Pop909.Song song) {
    var strokes = new ArrayList<Segment.Stroke>();
    for (Pop909.Track track : song.tracks()) {
      if (track.name().equals("MELODY") && !track.notes().isEmpty()) {
        long first = track.notes().getFirst().startNanos();
        for (PlayedNote note : track.notes()) {
          double at = (note.startNanos() - first) / 1e9 + 0.2;
          if (at < SECONDS) {
            double length = Math.min(SECONDS, (note.endNanos() - first) / 1e9 + 0.2) - at;
            strokes.add(new Segment.Stroke(at, length, note.key(), note.velocity(), 0));
          }
        }
      }
    }
    return strokes;
  }

  void add(List<Row> rows) {
    add("melodies, clean", 0, rows);
    add("melodies, noise at -20 dB", NOISE, rows);
  }

  private void add(String what, double noise, List<Row> rows) {
    var humming = new Humming();
    var random = new Random(5);
    int sung = 0;
    int written = 0;
    int near = 0;
    int nearer = 0;
    for (int i = 0; i < segments.size(); i++) {
      List<PlayedNote> notes = humming.notes(noisy(sounds.get(i), noise, random));
      sung += segments.get(i).strokes().size();
      written += notes.size();
      near += matches(segments.get(i).strokes(), notes, 0.1);
      nearer += matches(segments.get(i).strokes(), notes, 0.05);
    }
    String figures =
        String.format(
            Locale.ROOT,
            "recall %.3f, precision %.3f",
            (double) near / sung,
            (double) near / written);
    String detail = sung + " notes of " + segments.size() + " songs";
    rows.add(new Row(what + ": note F, 100 ms", 2.0 * near / (sung + written), figures, detail));
    rows.add(new Row(what + ": note F, 50 ms", 2.0 * nearer / (sung + written), "", detail));
  }

  private static Sound noisy(Sound sound, double noise, Random random) {
    if (noise == 0) {
      return sound;
    }
    float[] mono = sound.mono().clone();
    double squares = 0;
    for (float sample : mono) {
      squares += sample * sample;
    }
    double level = noise * Math.sqrt(squares / mono.length);
    for (int i = 0; i < mono.length; i++) {
      mono[i] += (float) (level * random.nextGaussian());
    }
    return new Sound(new float[][] {mono}, sound.rate());
  }

  private static int matches(
      List<Segment.Stroke> strokes, List<PlayedNote> notes, double tolerance) {
    boolean[] used = new boolean[notes.size()];
    int matches = 0;
    for (Segment.Stroke stroke : strokes) {
      for (int i = 0; i < used.length; i++) {
        double late = notes.get(i).startNanos() / 1e9 - stroke.at();
        if (!used[i] && notes.get(i).key() == stroke.key() && Math.abs(late) <= tolerance) {
          used[i] = true;
          matches++;
          break;
        }
      }
    }
    return matches;
  }
}
