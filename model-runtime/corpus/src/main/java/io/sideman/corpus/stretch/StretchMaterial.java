package io.sideman.corpus.stretch;

import io.sideman.corpus.Split;
import io.sideman.corpus.audio.AudioLoops;
import io.sideman.corpus.audio.NamedSamples;
import io.sideman.corpus.audio.Segment;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.spectral.AudioAnalyst;
import io.sideman.library.spectral.Strokes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/// Sounds to be stretched, by kind.
///
/// @param loops sounds of one kind
public record StretchMaterial(String name, List<StretchSource> loops) {
  private static final long SEED = 17;
  private static final int RATE = 44_100;
  private static final int MOST_SECONDS = 30;
  private static final double TOGETHER_SECONDS = 0.03;

  /// Drum takes, piano and bands of held-out songs, four bars each, and recorded loops.
  ///
  /// @param songs at most so many of each kind
  public static List<StretchMaterial> read(
      Path data, Split side, SoundFontPlayer player, AudioAnalyst analyst, int songs)
      throws IOException {
    return List.of(
        played("drums", AudioLoops.drums(data, side, songs, SEED), player, analyst),
        played("piano", AudioLoops.piano(data, side, songs, SEED), player, analyst),
        played("bands", AudioLoops.bands(data, side, songs, SEED), player, analyst),
        recorded(data, analyst));
  }

  private static StretchMaterial played(
      String name, List<AudioLoops> loops, SoundFontPlayer player, AudioAnalyst analyst)
      throws IOException {
    List<Sound> sounds = player.play(loops.stream().map(AudioLoops::segment).toList());
    var sources = new ArrayList<StretchSource>();
    for (int i = 0; i < sounds.size(); i++) {
      double[] strokes = begins(loops.get(i).segment());
      sources.add(source(loops.get(i).song(), sounds.get(i), analyst, strokes));
    }
    return new StretchMaterial(name, sources);
  }

  /// The loops among the CC0 samples: breaks, percussion, machines.
  private static StretchMaterial recorded(Path data, AudioAnalyst analyst) throws IOException {
    var sources = new ArrayList<StretchSource>();
    try (var listed = Files.list(data.resolve(NamedSamples.DATA_SET))) {
      for (Path file : listed.filter(StretchMaterial::isLoop).sorted().toList()) {
        Sound sound = SoundReader.read(file, MOST_SECONDS);
        String name = String.valueOf(file.getFileName());
        sources.add(source(name, sound.at(RATE), analyst, Strokes.seconds(sound)));
      }
    }
    return new StretchMaterial("recorded", sources);
  }

  private static boolean isLoop(Path file) {
    return String.valueOf(file.getFileName()).matches("loop_.*\\.wav");
  }

  /// Where notes begin; what begins together counts once.
  private static double[] begins(Segment segment) {
    double[] all = segment.strokes().stream().mapToDouble(Segment.Stroke::at).sorted().toArray();
    var apart = DoubleStream.builder();
    double last = Double.NEGATIVE_INFINITY;
    for (double at : all) {
      if (at - last > TOGETHER_SECONDS) {
        apart.add(at);
        last = at;
      }
    }
    return apart.build().toArray();
  }

  private static StretchSource source(
      String name, Sound sound, AudioAnalyst analyst, double[] strokes) {
    return new StretchSource(name, sound, analyst.analyse(name, sound, Set.of()), strokes);
  }

  double seconds() {
    return loops.stream().mapToDouble(loop -> loop.sound().seconds()).sum();
  }
}
