package io.sideman.engine.chart;

import io.sideman.engine.chart.ChartScanner.BarLine;
import io.sideman.engine.chart.ChartScanner.Entry;
import io.sideman.engine.chart.ChartScanner.Piece;
import io.sideman.engine.chart.ChartScanner.SectionName;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the text of a chart into bars, plays their repeats, and lays them out in time. Used once.
final class ChartParser {
  private static final int MOST_BARS = 20_000;
  private static final Pattern HEADER = Pattern.compile("\\s*([A-Za-z]{3,})\\s*:(?!\\s*\\|)(.*)");
  private static final Pattern METER = Pattern.compile("(\\d{1,2})\\s*/\\s*(\\d{1,2})");
  private static final Pattern KEY =
      Pattern.compile("([A-G])([#♯b♭]?)\\s*(|m|min|minor|maj|major)");

  /// One bar: its entries' chords share it equally.
  private record Bar(List<Chord> chords, Meter meter, String section) {}

  private Key key;
  private Optional<String> title = Optional.empty();
  private OptionalDouble tempoBpm = OptionalDouble.empty();
  private Optional<Key> firstKey = Optional.empty();
  private Meter meter = Meter.COMMON;
  private final List<Bar> bars = new ArrayList<>();
  private final List<Chord> open = new ArrayList<>(); // chords of the bar being read
  private boolean repeated; // the bar being read is a %
  private Chord last = Chord.NONE;
  private String section = ""; // name for the next bar
  private int repeatStart;
  private boolean barPerEntry;

  ChartParser(Key home) {
    key = home;
  }

  ChordChart parse(String text) {
    String[] lines = text.split("\\R", -1);
    barPerEntry = !hasBarLines(lines);
    for (int i = 0; i < lines.length; i++) {
      readLine(ChartScanner.withoutComment(lines[i]), i + 1);
    }
    if (bars.isEmpty()) {
      throw new ChartException(Place.START, "the chart has no chord; write for example C | G7 |");
    }
    return layOut();
  }

  private static boolean hasBarLines(String[] lines) {
    for (String line : lines) {
      String music = ChartScanner.withoutComment(line);
      if (!HEADER.matcher(music).matches() && music.contains("|")) {
        return true;
      }
    }
    return false;
  }

  private void readLine(String line, int number) {
    Matcher header = HEADER.matcher(line);
    if (header.matches()) {
      readHeader(header.group(1), header.group(2).strip(), new Place(number, header.start(1) + 1));
      return;
    }
    for (Piece piece : new ChartScanner(line, number).scan()) {
      switch (piece) {
        case Entry(String text, Place place) -> readEntry(text, place);
        case SectionName(String name, _) -> {
          endBar();
          section = name;
        }
        case BarLine(int passes, boolean opens, Place place) -> readBarLine(passes, opens, place);
      }
    }
    endBar();
  }

  private void readHeader(String word, String value, Place place) {
    switch (word.toLowerCase(Locale.ROOT)) {
      case "title" -> title = Optional.of(value);
      case "tempo" -> tempoBpm = OptionalDouble.of(tempo(value, place));
      case "meter", "metre", "time" -> meter = meter(value, place);
      case "key" -> {
        key = key(value, place);
        firstKey = firstKey.isPresent() ? firstKey : Optional.of(key);
      }
      default ->
          throw new ChartException(
              place, "\"" + word + ":\" is not known; a chart may say title, tempo, meter, key");
    }
  }

  private static double tempo(String value, Place place) {
    try {
      double bpm = Double.parseDouble(value);
      if (bpm >= 20 && bpm <= 400) {
        return bpm;
      }
    } catch (NumberFormatException e) {
      // told below, with the same words
    }
    throw new ChartException(place, "tempo must be 20-400 bpm, but was \"" + value + "\"");
  }

  private static Meter meter(String value, Place place) {
    Matcher matcher = METER.matcher(value);
    if (!matcher.matches()) {
      throw new ChartException(place, "meter must be like 4/4 or 6/8, but was \"" + value + "\"");
    }
    try {
      return new Meter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      throw new ChartException(place, "meter: " + e.getMessage());
    }
  }

  private static Key key(String value, Place place) {
    Matcher matcher = KEY.matcher(value);
    if (!matcher.matches()) {
      throw new ChartException(
          place, "key must be like Eb, F# minor or Am, but was \"" + value + "\"");
    }
    boolean minor = matcher.group(3).equals("m") || matcher.group(3).startsWith("min");
    return new Key(ChordSymbol.pitchClass(matcher.group(1), matcher.group(2)), minor);
  }

  private void readEntry(String text, Place place) {
    if (text.equals("%") && open.isEmpty()) {
      repeatBar(place);
      repeated = true;
    } else if (repeated) {
      throw new ChartException(place, "% repeats a whole bar and must stand alone in its bar");
    } else {
      last = chord(text, place);
      open.add(last);
    }
    if (barPerEntry) {
      endBar();
    }
  }

  private void repeatBar(Place place) {
    if (bars.isEmpty()) {
      throw new ChartException(place, "% repeats the bar before, but there is none");
    }
    open.addAll(bars.getLast().chords());
    last = open.getLast();
  }

  private Chord chord(String text, Place place) {
    return switch (text) {
      case "-", ".", "/", "%" -> last;
      default ->
          RomanNumeral.looksLike(text)
              ? RomanNumeral.parse(text, key, place)
              : ChordSymbol.parse(text, place);
    };
  }

  private void readBarLine(int passes, boolean opens, Place place) {
    endBar();
    if (passes > 1) {
      List<Bar> part = List.copyOf(bars.subList(repeatStart, bars.size()));
      if (part.isEmpty()) {
        throw new ChartException(place, ":| repeats what is before it, but there is nothing");
      }
      for (int pass = 1; pass < passes; pass++) {
        bars.addAll(part);
      }
      checkLength(place);
    }
    if (passes > 1 || opens) {
      repeatStart = bars.size();
    }
  }

  private void checkLength(Place place) {
    if (bars.size() > MOST_BARS) {
      throw new ChartException(place, "a chart may have " + MOST_BARS + " bars at most");
    }
  }

  private void endBar() {
    if (!open.isEmpty()) {
      bars.add(new Bar(List.copyOf(open), meter, section));
      open.clear();
      section = "";
      repeated = false;
    }
  }

  private ChordChart layOut() {
    var chords = new ArrayList<Timeline.Span<Chord>>();
    var meters = new ArrayList<MeterMap.Change>();
    var sections = new ArrayList<Section>();
    long tick = 0;
    for (Bar bar : bars) {
      meters.add(new MeterMap.Change(tick, bar.meter()));
      if (!bar.section().isEmpty()) {
        sections.add(new Section(tick, bar.section()));
      }
      int count = bar.chords().size();
      for (int i = 0; i < count; i++) {
        long start = tick + (long) bar.meter().barTicks() * i / count;
        chords.add(new Timeline.Span<>(start, bar.chords().get(i)));
      }
      tick += bar.meter().barTicks();
    }
    Timeline<Chord> timeline = Timeline.of(Chord.NONE, chords);
    return new ChordChart(title, tempoBpm, MeterMap.of(meters), firstKey, timeline, sections, tick);
  }
}
