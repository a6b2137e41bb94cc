package io.sideman.engine.smf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;

/// How fast are MIDI files read, beside `javax.sound.midi`? Reads every `.mid` file of the folders
/// given, from memory, with both readers in turns, and prints files and megabytes per second.
/// Arguments: folders.
public final class SmfReadingBenchmark {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 15;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /// Reads one file and returns how many events it has.
  private interface Reader {
    int read(byte[] file) throws IOException;
  }

  private SmfReadingBenchmark() {}

  public static void main(String[] folders) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String folder : folders) {
      load(Path.of(folder), files);
    }
    if (files.isEmpty()) {
      OUT.println("Give folders that hold .mid files.");
      return;
    }
    long bytes = files.stream().mapToLong(file -> file.length).sum();
    OUT.printf(
        Locale.ROOT,
        "%d files, %.1f MB; JDK %s; %d rounds after %d; single thread%n",
        files.size(),
        bytes / 1e6,
        Runtime.version(),
        ROUNDS,
        WARM_UP);
    List<Reader> readers =
        List.of(
            SmfReadingBenchmark::ours,
            SmfReadingBenchmark::oursWithNotes,
            SmfReadingBenchmark::jdk);
    List<String> names = List.of("SmfReader", "SmfReader + notes", "javax.sound.midi");
    double[][] seconds = new double[readers.size()][ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int r = 0; r < readers.size(); r++) {
        double elapsed = time(readers.get(r), files);
        if (round >= 0) {
          seconds[r][round] = elapsed;
        }
      }
    }
    for (int r = 0; r < readers.size(); r++) {
      report(names.get(r), seconds[r], files.size(), bytes);
    }
  }

  private static void load(Path folder, List<byte[]> files) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted().toList()) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(path) && (name.endsWith(".mid") || name.endsWith(".midi"))) {
          files.add(Files.readAllBytes(path));
        }
      }
    }
  }

  private static double time(Reader reader, List<byte[]> files) throws IOException {
    long events = 0;
    long start = System.nanoTime();
    for (byte[] file : files) {
      events += reader.read(file);
    }
    long elapsed = System.nanoTime() - start;
    if (events == 0) {
      throw new IllegalStateException("the reader found no events");
    }
    return elapsed / 1e9;
  }

  private static int ours(byte[] file) {
    int events = 0;
    for (SmfTrack track : SmfReader.read(file, "file").tracks()) {
      events += track.size();
    }
    return events;
  }

  private static int oursWithNotes(byte[] file) {
    Smf smf = SmfReader.read(file, "file");
    int notes = 0;
    for (SmfTrack track : smf.tracks()) {
      notes += track.notes().size();
    }
    return notes;
  }

  private static int jdk(byte[] file) throws IOException {
    try {
      int events = 0;
      for (var track : MidiSystem.getSequence(new ByteArrayInputStream(file)).getTracks()) {
        events += track.size();
      }
      return events;
    } catch (InvalidMidiDataException e) {
      return 0;
    }
  }

  private static void report(String name, double[] seconds, int files, long bytes) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    OUT.printf(
        Locale.ROOT,
        "%-18s median %,8.0f files/s %7.1f MB/s   slowest round %,8.0f files/s %7.1f MB/s%n",
        name,
        files / median,
        bytes / 1e6 / median,
        files / sorted[sorted.length - 1],
        bytes / 1e6 / sorted[sorted.length - 1]);
  }
}
