package io.sideman.corpus.audio;

import io.sideman.engine.event.Note;
import io.sideman.engine.files.OnPath;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Ticks;
import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The FluidSynth program with a sound font. Many segments are played in one run, one after the
/// other, and cut apart: loading a font takes longer than playing.
public final class SoundFontPlayer {
  private static final int RATE = 44_100;
  private static final double GAP_SECONDS = 1.0;
  private static final int ALL_SOUND_OFF = 120;
  private static final int MODULATION = 1;
  private static final double TICKS_PER_SECOND = 2.0 * Ticks.PER_QUARTER; // at 120 bpm
  private static final int PATIENCE_SECONDS = 600;
  private static final List<String> FOLDERS =
      List.of("/usr/share/sounds/sf2", "/usr/share/sounds/sf3", "/usr/share/soundfonts");

  private final Path program;
  private final Path font;

  private SoundFontPlayer(Path program, Path font) {
    this.program = program;
    this.font = font;
  }

  /// The player of a font; empty where the program or the font is missing.
  public static Optional<SoundFontPlayer> of(Path font) {
    return OnPath.find("fluidsynth")
        .filter(_ -> Files.isReadable(font))
        .map(program -> new SoundFontPlayer(program, font));
  }

  /// Players of all General MIDI fonts in the usual folders of Linux systems, the largest first:
  /// fonts differ most by how much was sampled.
  public static List<SoundFontPlayer> installed() throws IOException {
    var fonts = new java.util.TreeSet<Path>();
    for (String folder : FOLDERS) {
      if (Files.isDirectory(Path.of(folder))) {
        try (var listed = Files.list(Path.of(folder))) {
          for (Path file : listed.filter(f -> f.toString().matches(".*\\.sf[23]")).toList()) {
            fonts.add(file.toRealPath());
          }
        }
      }
    }
    var players = new ArrayList<SoundFontPlayer>();
    fonts.forEach(font -> of(font).ifPresent(players::add));
    players.sort((a, b) -> Long.compare(b.font.toFile().length(), a.font.toFile().length()));
    return players;
  }

  /// The same, at least one.
  ///
  /// @throws IOException with what to install, where there is none
  public static List<SoundFontPlayer> required() throws IOException {
    List<SoundFontPlayer> fonts = installed();
    if (fonts.isEmpty()) {
      throw new IOException(
          "FluidSynth and a General MIDI sound font play the songs, and none is installed (Debian:"
              + " fluidsynth fluid-soundfont-gm timgm6mb-soundfont)");
    }
    return fonts;
  }

  public String name() {
    Path name = font.getFileName();
    return name == null ? font.toString() : name.toString();
  }

  /// The sound of each segment, cut off hard at its end as a bounced loop is; two channels.
  public List<Sound> play(List<Segment> segments) throws IOException {
    Path folder = Files.createTempDirectory("sideman-audio");
    try {
      Path midi = folder.resolve("all.mid");
      Path wav = folder.resolve("all.wav");
      Files.write(midi, SmfWriter.bytes(smf(segments)));
      run(midi, wav);
      return cut(SoundReader.read(wav, 3600), segments);
    } finally {
      for (String name : new String[] {"all.mid", "all.wav"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static Smf smf(List<Segment> segments) {
    var track = new SmfTrackBuilder(new Division.Metrical(Ticks.PER_QUARTER));
    track.tempo(0, 500_000);
    double start = 0;
    for (Segment segment : segments) {
      long first = Math.round(start * TICKS_PER_SECOND);
      for (int channel = 0; channel < 16; channel++) {
        track.control(first, channel, MODULATION, segment.vibrato());
        track.program(first, channel, segment.programs().getOrDefault(channel, 0));
      }
      for (Segment.Stroke stroke : segment.strokes()) {
        long at = Math.round((start + stroke.at()) * TICKS_PER_SECOND);
        long length = Math.max(1, Math.round(stroke.length() * TICKS_PER_SECOND));
        track.note(new Note(at, length, stroke.key(), stroke.velocity(), stroke.channel()));
      }
      long end = Math.round((start + segment.seconds() + 0.2) * TICKS_PER_SECOND);
      for (int channel = 0; channel < 16; channel++) {
        track.control(end, channel, ALL_SOUND_OFF, 0);
      }
      start += segment.seconds() + GAP_SECONDS;
    }
    track.end(Math.round(start * TICKS_PER_SECOND));
    return Smf.of(new Division.Metrical(Ticks.PER_QUARTER), List.of(track.build()));
  }

  private void run(Path midi, Path wav) throws IOException {
    List<String> command =
        List.of(
            program.toString(),
            "-n",
            "-i",
            "-q",
            "-g",
            "0.4",
            "-r",
            "" + RATE,
            "-T",
            "wav",
            "-F",
            wav.toString(),
            font.toString(),
            midi.toString());
    OtherProgram.run(command, PATIENCE_SECONDS, "FluidSynth gave up on " + font);
  }

  private static List<Sound> cut(Sound whole, List<Segment> segments) throws IOException {
    var sounds = new ArrayList<Sound>();
    double start = 0;
    for (Segment segment : segments) {
      int from = (int) Math.round(start * RATE);
      int to = from + (int) Math.round(segment.seconds() * RATE);
      if (to > whole.frames()) {
        throw new IOException("FluidSynth stopped before the end");
      }
      float[][] channels = new float[whole.channels().length][];
      for (int c = 0; c < channels.length; c++) {
        channels[c] = Arrays.copyOfRange(whole.channels()[c], from, to);
      }
      sounds.add(new Sound(channels, RATE));
      start += segment.seconds() + GAP_SECONDS;
    }
    return sounds;
  }

  /// A segment of one program.
  static Map<Integer, Integer> everywhere(int program) {
    var programs = new java.util.HashMap<Integer, Integer>();
    for (int channel = 0; channel < 16; channel++) {
      programs.put(channel, program);
    }
    return programs;
  }
}
