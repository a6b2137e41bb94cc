package io.sideman.app.page;

import io.sideman.app.jam.Played;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.conform.Target;
import io.sideman.library.index.Entry;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A library of two loops in a folder: a line in G major at 100 bpm, and drums.
final class TestShelf implements Shelf {
  final List<String> deeds = new CopyOnWriteArrayList<>();
  final List<Wish> wishes = new CopyOnWriteArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  static TestShelf empty() {
    return new TestShelf();
  }

  static TestShelf in(Path folder) throws IOException {
    var shelf = new TestShelf();
    var line = new ArrayList<Note>();
    var drums = new ArrayList<Note>();
    int[] keys = {67, 71, 74, 78, 79, 74, 71, 66};
    for (int i = 0; i < 32; i++) {
      line.add(new Note(i * 480L, 400, keys[i % 8], 90, 0));
      drums.add(new Note(i * 480L, 100, i % 4 == 2 ? 38 : 36, 100, 9));
    }
    shelf.add(folder.resolve("bright line.mid"), line);
    shelf.add(folder.resolve("plain drums.mid"), drums);
    return shelf;
  }

  private void add(Path file, List<Note> notes) throws IOException {
    var track =
        new SmfTrackBuilder(Division.band())
            .name("Loop")
            .maps(TempoMap.of(100), MeterMap.of(List.of()))
            .notes(notes)
            .end(4 * 3840)
            .build();
    Smf smf = Smf.of(Division.band(), List.of(track));
    Files.write(file, SmfWriter.bytes(smf));
    var item = new SymbolicAnalyst(AspectSpace.plain()).analyse("00ff00ff00ff00ff", smf, Set.of());
    entries.add(new Entry(file, Files.size(file), 0, item));
  }

  Entry entry(int index) {
    return entries.get(index);
  }

  @Override
  public Status status() {
    return new Status(entries.size(), 0, entries.isEmpty() ? "Add a folder." : "");
  }

  @Override
  public List<String> dials() {
    return List.of("key", "groove");
  }

  @Override
  public List<Offer> find(Wish wish, Optional<Played> session) {
    wishes.add(wish);
    var offers = new ArrayList<Offer>();
    for (Entry entry : entries) {
      Target target =
          session
              .map(now -> Target.of(entry.item(), now.key().orElse(new Key(0, false)), now.bpm()))
              .orElse(Target.asItIs(entry.item()));
      var reasons = Map.of("key", 0.5, "groove", 0.25);
      offers.add(
          new Offer(entry, 0.75, reasons, target.transposeSemitones(), target.stretch(), false));
    }
    return offers;
  }

  @Override
  public Optional<Entry> entry(Path path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  @Override
  public void record(Act act, Entry entry, double seconds) {
    deeds.add(act + " " + entry.path().getFileName() + " " + seconds);
  }
}
