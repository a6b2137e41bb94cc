package io.sideman.library.scan;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How fast are folders of MIDI files added, from the walk to the commit? Made-up files: loops and
/// songs of 4 to 32 bars, one to four parts, in as many folders as people have. Arguments: number
/// of files (10000), a folder for them (a temporary one), the presets (`-Dsideman.presets`).
public final class LibraryAddBenchmark {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final Division DIVISION = new Division.Metrical(480);
  private static final long BAR = 1920;
  private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};

  private LibraryAddBenchmark() {}

  public static void main(String[] args) throws IOException {
    int files = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("adding");
    Path music = folder.resolve("music");
    Path models = Path.of(System.getProperty("sideman.presets"), "models");
    write(music, files);
    var home = new LibraryHome(Files.createTempDirectory(folder, "home"));
    var analysts = ShippedAnalysts.reading(models);
    for (String what : new String[] {"adding", "looking again"}) {
      long start = System.nanoTime();
      long processor = processorNanos();
      Progress progress;
      try (var scan = Scan.open(home, analysts)) {
        progress = scan.pass(List.of(music), _ -> {}, _ -> {});
      }
      double wall = (System.nanoTime() - start) / 1e9;
      double busy = (processorNanos() - processor) / 1e9;
      OUT.printf(
          "%s: %d looked at, %d analysed, %d failed in %.1f s (%.0f files/s); %.1f s on processors"
              + " (%.0f files/s)%n",
          what,
          progress.looked(),
          progress.done(),
          progress.failed(),
          wall,
          progress.looked() / wall,
          busy,
          progress.looked() / busy);
    }
  }

  private static long processorNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static void write(Path music, int files) throws IOException {
    for (int i = 0; i < files; i++) {
      Path folder = music.resolve("pack %02d/kit %d".formatted(i % 50, i % 7));
      Files.createDirectories(folder);
      Path file = folder.resolve("Loop_%05d.mid".formatted(i));
      if (!Files.exists(file)) {
        Files.write(file, SmfWriter.bytes(song(new SplittableRandom(i))));
      }
    }
  }

  private static Smf song(SplittableRandom random) {
    int bars = 4 << random.nextInt(4);
    int parts = 1 + random.nextInt(4);
    int tonic = random.nextInt(12);
    List<SmfTrack> tracks = new ArrayList<>();
    tracks.add(
        new SmfTrackBuilder(DIVISION)
            .maps(TempoMap.of(70 + random.nextInt(90)), MeterMap.of(Meter.COMMON))
            .build());
    for (int part = 0; part < parts; part++) {
      int kind = random.nextInt(4); // drums, bass, chords, tune
      var track = new SmfTrackBuilder(DIVISION);
      if (kind > 0) {
        track.program(0, part, new int[] {0, 33, 4, 80}[kind]);
      }
      for (int bar = 0; bar < bars; bar++) {
        bar(track, random, kind, kind == 0 ? 9 : part, bar * BAR, tonic);
      }
      tracks.add(track.build());
    }
    return Smf.of(DIVISION, tracks);
  }

  private static void bar(
      SmfTrackBuilder track, SplittableRandom random, int kind, int channel, long at, int tonic) {
    int root = SCALE[random.nextInt(7)];
    for (int step = 0; step < 16; step++) {
      if (random.nextInt(16) >= new int[] {9, 5, 2, 7}[kind]) {
        continue;
      }
      long start = at + step * 120L;
      switch (kind) {
        case 0 -> track.note(new Note(start, 60, 36 + random.nextInt(12), 90, channel));
        case 1 -> track.note(new Note(start, 110, 36 + tonic + root % 12, 90, channel));
        case 2 -> {
          for (int third = 0; third < 3; third++) {
            int key = 52 + tonic + SCALE[(root + 2 * third) % 7];
            track.note(new Note(start, 400, key, 70 + third, channel));
          }
        }
        default ->
            track.note(new Note(start, 100, 64 + tonic + SCALE[random.nextInt(7)], 95, channel));
      }
    }
  }
}
