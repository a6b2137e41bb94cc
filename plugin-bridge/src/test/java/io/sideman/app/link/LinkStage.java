package io.sideman.app.link;

import io.sideman.app.band.BandMaker;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Ear;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.BandFactory;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.tokens.Drum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A companion in a folder of its own, driven by a test in lockstep with fake edges.
final class LinkStage implements AutoCloseable {
  static final long SEED = 11;
  static final double BPM = 96;

  /// The number of another style than the usual one.
  static final float OTHER_STYLE = 7;

  static final double TICKS_PER_FRAME = BPM * 16 / FakeEdge.SAMPLE_RATE;

  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));

  /// A message as a host hands it to its plugin.
  record Played(long frame, double tick, int message) {}

  private final Path folder;
  private final Reins reins;
  private final Ear ear;
  private final Style style;
  private final Style other;
  private final List<String> messages = new ArrayList<>();
  private Links links;
  private long aheadNanos; // the control thread's clock is made to run

  LinkStage(Path folder) throws IOException {
    this(folder, Reins.none());
  }

  LinkStage(Path folder, Reins reins) throws IOException {
    this.folder = folder;
    this.reins = reins;
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path models = PRESETS.resolve("models");
    ear =
        new Ear(
            HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
            BeatModel.read(models.resolve("beat.json")),
            Optional.empty());
    style = StyleLibrary.shipped(PRESETS).find("rock");
    other = StyleLibrary.shipped(PRESETS).find("bossa-nova");
    links = open();
  }

  private Links open() throws IOException {
    var maker =
        new BandMaker(
            new BandMaker.Ingredients(
                BandFactory.withoutModels(),
                ear.harmony(),
                ear.beat(),
                _ -> Optional.empty(),
                BandSettings.defaults(SEED),
                OptionalDouble.empty()),
            Optional.of(LinkStage::hats));
    var setUp =
        new Links.SetUp(
            maker,
            (number, _) -> number == OTHER_STYLE ? other : style,
            OptionalDouble.of(BPM),
            reins);
    return Links.open(folder, setUp, messages::add).orElseThrow();
  }

  /// Loops of nothing but closed hi-hats: on quarters for even seeds, on eighths for odd ones.
  private static LoopRoll hats(Genre genre, long seed) {
    var roll = new LoopRoll(4);
    for (int slot = 0; slot < roll.slots(); slot += seed % 2 == 0 ? 6 : 3) {
      roll.strike(Role.DRUMS, slot, Drum.CLOSED_HAT.ordinal(), 0.8f, 1);
    }
    return roll;
  }

  /// Ends the companion and starts another one.
  void restart() throws IOException {
    links.end();
    links.close();
    links = open();
  }

  Links links() {
    return links;
  }

  List<String> messages() {
    return messages;
  }

  FakeEdge edge(String name, int kind) throws IOException {
    return new FakeEdge(folder, name, kind);
  }

  /// One round of both threads.
  void round() throws IOException {
    long now = System.nanoTime();
    links.attend(now + aheadNanos);
    links.round(now);
  }

  /// Lets the companion find new edges, whatever the time.
  void settle() throws IOException {
    for (int i = 0; i < 4; i++) {
      aheadNanos += 200_000_000;
      links.attend(System.nanoTime() + aheadNanos);
      links.round(System.nanoTime());
    }
  }

  /// What a file is accompanied with, up to `endTick`.
  Map<Role, List<Note>> offline(Smf song, long endTick) {
    var request =
        new Accompaniment.Request(
            song,
            song.notes(),
            Accompaniment.Hear.LIVE,
            Optional.empty(),
            OptionalDouble.empty(),
            BandSettings.defaults(SEED),
            10_000_000);
    var players = BandFactory.withoutModels().band(style);
    var notes = Accompaniment.play(request, ear, players, _ -> {}).notes();
    notes.replaceAll((_, list) -> until(list, endTick));
    return notes;
  }

  /// As a host that stops at `endTick` hears them.
  private static List<Note> until(List<Note> notes, long endTick) {
    return notes.stream()
        .filter(note -> note.startTick() < endTick)
        .map(note ->
            new Note(
                note.startTick(),
                Math.min(note.lengthTicks(), endTick - note.startTick()),
                note.key(),
                note.velocity(),
                note.channel()))
        .toList();
  }

  /// The messages of a song at the frames that hold their moments, offs before ons.
  static List<Played> messages(Smf song) {
    var played = new ArrayList<Played>();
    for (Note note : song.notes()) {
      int on = MidiMessage.noteOn(0, note.key(), note.velocity());
      played.add(at(note.startTick(), on));
      played.add(at(note.endTick(), MidiMessage.noteOff(0, note.key())));
    }
    played.sort(
        Comparator.comparingLong(Played::frame)
            .thenComparing(p -> MidiMessage.isNoteOn(p.message())));
    return played;
  }

  private static Played at(long tick, int message) {
    long frame = (long) Math.floor(tick / TICKS_PER_FRAME + 1e-6);
    return new Played(frame, frame * TICKS_PER_FRAME, message);
  }

  @Override
  public void close() throws IOException {
    links.end();
    links.close();
  }
}
