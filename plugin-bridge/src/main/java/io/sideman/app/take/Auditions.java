package io.sideman.app.take;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.sound.Rendering;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.Ticks;
import io.sideman.library.conform.Target;
import io.sideman.library.decode.Sound;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Media;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Makes items sound as they would in the session. Workers and control threads.
public final class Auditions {
  private static final int RATE = 44_100;

  private final Folders folders;

  public Auditions(Folders folders) {
    this.folders = folders;
  }

  /// A sound that is to be played round and round.
  ///
  /// @param sound whose end goes over into its beginning
  /// @param beats until it begins again, in quarters; 0 for what is played once
  public record Heard(Sound sound, double beats) {}

  /// The item, conformed.
  public Heard hear(Entry entry, Target target, Optional<Timeline<Chord>> chords) {
    if (entry.item().media() == Media.AUDIO) {
      Sound sound = Takes.sound(entry, target);
      double beats = Takes.beats(entry.item(), sound.seconds(), target);
      return new Heard(cut(sound, beats, target.bpm()), beats);
    }
    Smf midi = Takes.midi(entry, target, chords);
    double beats = (double) midi.endTick() / Ticks.PER_QUARTER;
    return new Heard(folded(render(midi), beats * 60 / target.bpm()), beats);
  }

  /// The sound of a MIDI file by the best synthesiser at hand.
  public Sound render(Smf midi) {
    try {
      Path folder = Files.createTempDirectory("sideman-audition");
      try {
        Path wav = folder.resolve("audition.wav");
        var settings = new Rendering.Settings(Rendering.Engine.AUTO, RATE, null, folders.home());
        String _ = new Rendering(silence(), settings).render(midi, wav);
        Sound sound = Takes.sound(wav);
        Files.deleteIfExists(wav);
        return sound;
      } finally {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("rendering an audition", e);
    }
  }

  private static Console silence() {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(nowhere, nowhere, false);
  }

  /// What rings on after the last bar sounds over the first one, as it does when a loop goes round.
  private static Sound folded(Sound sound, double seconds) {
    int frames = (int) Math.round(seconds * sound.rate());
    float[][] channels = new float[sound.channels().length][frames];
    for (int c = 0; c < channels.length; c++) {
      float[] source = sound.channels()[c];
      for (int n = 0; n < source.length; n++) {
        if (n < 2 * frames) {
          channels[c][n % frames] += source[n];
        }
      }
    }
    return new Sound(channels, sound.rate());
  }

  /// Silence up to where it begins again.
  private static Sound cut(Sound sound, double beats, double bpm) {
    if (beats == 0) {
      return sound;
    }
    int frames = (int) Math.round(beats * 60 / bpm * sound.rate());
    float[][] channels =
        Arrays.stream(sound.channels())
            .map(channel -> Arrays.copyOf(channel, frames))
            .toArray(float[][]::new);
    return new Sound(channels, sound.rate());
  }
}
