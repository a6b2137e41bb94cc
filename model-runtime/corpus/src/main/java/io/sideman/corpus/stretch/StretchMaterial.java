package io.sideman.corpus.stretch;

import io.sideman.corpus.Split;
import io.sideman.corpus.audio.AudioLoops;
import io.sideman.corpus.audio.NamedSamples;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.spectral.AudioAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sounds to be stretched, by kind.
///
/// @param loops sounds of one kind
public record StretchMaterial(String name, List<StretchSource> loops) {
  private static final long SEED = 17;
  private static final int RATE = 44_100;
  private static final int MOST_SECONDS = 30;

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
      sources.add(source(loops.get(i).song(), sounds.get(i), analyst));
    }
    return new StretchMaterial(name, sources);
  }

  /// The loops among the CC0 samples: breaks, percussion, machines.
  private static StretchMaterial recorded(Path data, AudioAnalyst analyst) throws IOException {
    var sources = new ArrayList<StretchSource>();
    try (var listed = Files.list(data.resolve(NamedSamples.DATA_SET))) {
      for (Path file : listed.filter(StretchMaterial::isLoop).sorted().toList()) {
        Sound sound = SoundReader.read(file, MOST_SECONDS);
        sources.add(source(String.valueOf(file.getFileName()), sound.at(RATE), analyst));
      }
    }
    return new StretchMaterial("recorded", sources);
  }

  private static boolean isLoop(Path file) {
    return String.valueOf(file.getFileName()).matches("loop_.*\\.wav");
  }

  private static StretchSource source(String name, Sound sound, AudioAnalyst analyst) {
    return new StretchSource(name, sound, analyst.analyse(name, sound, Set.of()));
  }

  double seconds() {
    return loops.stream().mapToDouble(loop -> loop.sound().seconds()).sum();
  }
}
