package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// OpenEWLD lead sheets (compressed MusicXML): melody, chord symbols, key, metre. Read as written,
/// repeats once. Grace notes and all voices but the first are left out.
public final class LeadSheets {
  public static final String DATA_SET = "openewld_uspd";

  private static final double TEMPO_BPM = 120;

  private LeadSheets() {}

  public static List<Song> read(Path data) throws IOException {
    Path folder = data.resolve(DATA_SET);
    var songs = new ArrayList<Song>();
    for (Map<String, String> row : CsvTable.read(folder.resolve("manifest.csv"))) {
      Path file = folder.resolve("leadsheets").resolve(row.getOrDefault("file", ""));
      if (Files.isRegularFile(file)) {
        String name = file.getFileName().toString().replace(".mxl", "");
        Genre genre = GenreTags.genre(row.getOrDefault("genres", ""));
        songs.add(new SheetReader().read(name, genre, root(file)));
      }
    }
    return songs;
  }

  private static Element root(Path file) throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        boolean inside = entry.getName().startsWith("META-INF");
        if (!inside && entry.getName().endsWith(".xml")) {
          return parse(zip.readAllBytes());
        }
      }
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + ": not MusicXML: " + e.getMessage(), e);
    }
    throw new IOException(file + ": holds no MusicXML");
  }

  /// No external entities: nothing is fetched and nothing outside the file is read.
  private static Element parse(byte[] xml)
      throws IOException, SAXException, ParserConfigurationException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setExpandEntityReferences(false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
  }

  private static final class SheetReader {
    private final List<Note> melody = new ArrayList<>();
    private final List<Timeline.Span<Chord>> chords = new ArrayList<>();
    private final List<Timeline.Span<Key>> keys = new ArrayList<>();
    private final List<MeterMap.Change> meters = new ArrayList<>();
    private double divisions = 1;
    private long tick;
    private long lastOnset;
    private boolean first = true;

    Song read(String name, Genre genre, Element score) {
      Element part = (Element) score.getElementsByTagName("part").item(0);
      for (Element measure : children(part)) {
        readMeasure(measure);
      }
      keys.sort((a, b) -> Long.compare(a.startTick(), b.startTick()));
      Map<Role, List<Note>> parts = melody.isEmpty() ? Map.of() : Map.of(Role.LEAD, melody);
      return new Song(
          name,
          DATA_SET,
          genre,
          Split.of(name),
          MeterMap.of(meters),
          TempoMap.of(TEMPO_BPM),
          Timeline.of(Chord.NONE, chords),
          Timeline.of(keys.isEmpty() ? new Key(0, false) : keys.getFirst().value(), keys),
          parts,
          melody,
          false);
    }

    private void readMeasure(Element measure) {
      long start = tick;
      for (Element each : children(measure)) {
        switch (each.getTagName()) {
          case "attributes" -> readAttributes(each);
          case "harmony" -> readHarmony(each);
          case "note" -> readNote(each);
          case "backup" -> tick -= ticks(each);
          case "forward" -> tick += ticks(each);
          default -> {}
        }
      }
      if (first && tick > start) {
        skipPickup(tick - start);
      }
    }

    /// A short first bar is a pick-up: the bar lines count from its end.
    private void skipPickup(long length) {
      first = false;
      Meter meter = meters.isEmpty() ? Meter.COMMON : meters.getLast().meter();
      if (length < meter.barTicks()) {
        meters.clear();
        meters.add(new MeterMap.Change(0, meter));
        meters.add(new MeterMap.Change(length, meter));
      }
    }

    private void readAttributes(Element attributes) {
      divisions = number(attributes, "divisions", divisions);
      Element key = child(attributes, "key");
      Element time = child(attributes, "time");
      if (key != null) {
        boolean minor = "minor".equals(text(key, "mode"));
        int fifths = (int) number(key, "fifths", 0);
        int tonic = Math.floorMod(fifths * 7 + (minor ? 9 : 0), 12);
        keys.add(new Timeline.Span<>(tick, new Key(tonic, minor)));
      }
      if (time != null) {
        int beats = (int) number(time, "beats", 4);
        meters.add(new MeterMap.Change(tick, new Meter(beats, (int) number(time, "beat-type", 4))));
      }
    }

    private void readHarmony(Element harmony) {
      Element root = child(harmony, "root");
      if (root == null || (!chords.isEmpty() && chords.getLast().startTick() > tick)) {
        return;
      }
      int pc = pitchClass(text(root, "root-step")) + (int) number(root, "root-alter", 0);
      String kind = text(harmony, "kind");
      Chord chord = kind.equals("none") ? Chord.NONE : Chord.of(PitchClass.of(pc), quality(kind));
      chords.add(new Timeline.Span<>(tick, chord));
    }

    private void readNote(Element note) {
      if (child(note, "grace") != null || child(note, "cue") != null) {
        return;
      }
      long length = ticks(note);
      boolean chordTone = child(note, "chord") != null;
      long onset = chordTone ? lastOnset : tick;
      String voice = text(note, "voice");
      Element pitch = child(note, "pitch");
      boolean mainVoice = voice.isEmpty() || voice.equals("1");
      if (pitch != null && mainVoice && length > 0) {
        addNote(onset, length, key(pitch), isTied(note));
      }
      if (!chordTone) {
        lastOnset = tick;
        tick += length;
      }
    }

    private void addNote(long onset, long length, int key, boolean tied) {
      Note last = melody.isEmpty() ? null : melody.getLast();
      if (tied && last != null && last.key() == key && last.endTick() == onset) {
        melody.removeLast();
        melody.add(new Note(last.startTick(), last.lengthTicks() + length, key, 90, 0));
      } else {
        melody.add(new Note(onset, length, key, 90, 0));
      }
    }

    private static boolean isTied(Element note) {
      return children(note).stream()
          .anyMatch(
              each -> each.getTagName().equals("tie") && each.getAttribute("type").equals("stop"));
    }

    private long ticks(Element timed) {
      return Math.round(number(timed, "duration", 0) * Ticks.PER_QUARTER / divisions);
    }
  }

  private static int key(Element pitch) {
    int step = pitchClass(text(pitch, "step")) + (int) number(pitch, "alter", 0);
    return Math.clamp(12 * ((int) number(pitch, "octave", 4) + 1) + step, 0, 127);
  }

  private static int pitchClass(String step) {
    return Math.max(0, "C D EF G A B".indexOf(step.isEmpty() ? 'C' : step.charAt(0)));
  }

  private static Quality quality(String kind) {
    return switch (kind) {
      case "minor" -> Quality.MIN;
      case "minor-sixth" -> Quality.MIN6;
      case "minor-seventh", "minor-ninth", "minor-11th", "minor-13th" -> Quality.MIN7;
      case "major-minor" -> Quality.MIN_MAJ7;
      case "major-seventh", "major-ninth", "major-11th", "major-13th" -> Quality.MAJ7;
      case "major-sixth" -> Quality.MAJ6;
      case "dominant", "dominant-ninth", "dominant-11th", "dominant-13th" -> Quality.DOM7;
      case "diminished" -> Quality.DIM;
      case "diminished-seventh" -> Quality.DIM7;
      case "half-diminished" -> Quality.HALF_DIM7;
      case "augmented", "augmented-seventh" -> Quality.AUG;
      case "suspended-second" -> Quality.SUS2;
      case "suspended-fourth" -> Quality.SUS4;
      case "power" -> Quality.POWER;
      default -> Quality.MAJ;
    };
  }

  private static List<Element> children(Element parent) {
    var result = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        result.add(element);
      }
    }
    return result;
  }

  private static @Nullable Element child(Element parent, String name) {
    for (Element each : children(parent)) {
      if (each.getTagName().equals(name)) {
        return each;
      }
    }
    return null;
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent().strip();
  }

  private static double number(Element parent, String name, double otherwise) {
    String text = text(parent, name);
    return text.isEmpty() ? otherwise : Double.parseDouble(text);
  }
}
