package io.sideman.corpus.evaluate;

import io.sideman.corpus.audio.NamedSamples;
import io.sideman.corpus.audio.Segment;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.item.Kind;
import io.sideman.library.spectral.AudioAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// One-shots told from loops, without their names.
final class KindHearingRows {
  private final AudioAnalyst analyst;

  KindHearingRows(AudioAnalyst analyst) {
    this.analyst = analyst;
  }

  void add(Path data, SoundFontPlayer player, List<Row> rows) throws IOException {
    var random = new Random(3);
    var notes = new ArrayList<Segment>();
    for (int program = 0; program < 120; program += 2) {
      int key = 36 + random.nextInt(48);
      double length = 0.3 + 1.5 * random.nextDouble();
      var stroke = new Segment.Stroke(0, length, key, 90, 0);
      notes.add(new Segment(List.of(stroke), Map.of(0, program), length + 0.5, 0));
    }
    int shots = 0;
    for (Sound sound : player.play(notes)) {
      shots += kind(sound) == Kind.ONE_SHOT ? 1 : 0;
    }
    rows.add(
        LoopHearing.row(
            "single notes: taken for one-shots", (double) shots / notes.size(), notes.size(), ""));
    int loops = 0;
    int loopsHeard = 0;
    int others = 0;
    int othersHeard = 0;
    try (var listed = Files.list(data.resolve(NamedSamples.DATA_SET))) {
      for (Path file : listed.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
        boolean loop = file.getFileName().toString().startsWith("loop_");
        Kind kind = kind(SoundReader.read(file, AudioAnalyst.MOST_SECONDS));
        loops += loop ? 1 : 0;
        loopsHeard += loop && kind == Kind.LOOP ? 1 : 0;
        others += loop ? 0 : 1;
        othersHeard += !loop && kind == Kind.ONE_SHOT ? 1 : 0;
      }
    }
    rows.add(
        LoopHearing.row(
            "samples named loop: taken for loops", (double) loopsHeard / loops, loops, ""));
    rows.add(
        LoopHearing.row(
            "other samples: taken for one-shots",
            (double) othersHeard / others,
            others,
            "some are phrases, rolls and drones"));
  }

  private Kind kind(Sound sound) {
    return analyst.analyse("heard", sound, Set.of()).kind();
  }
}
