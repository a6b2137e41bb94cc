package io.sideman.engine.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Meter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChartTextTest {
  private static final String[] METERS = {"4/4", "3/4", "6/8", "7/8", "5/4", "2/2", "9/8", "11/16"};

  /// A chart as people may type it.
  private static String randomText(SplittableRandom random) {
    var text = new StringBuilder("title: Tune no. " + random.nextInt(100) + "\n");
    text.append("tempo: ").append(random.nextInt(20, 400)).append(random.nextBoolean() ? ".5" : "");
    text.append("\nkey: ").append(PitchClass.flatName(random.nextInt(12)));
    text.append(random.nextBoolean() ? " minor\n" : "\n");
    for (int section = 0; section < 4; section++) {
      if (random.nextBoolean()) {
        text.append("meter: ").append(METERS[random.nextInt(METERS.length)]).append('\n');
      }
      text.append('[').append((char) ('A' + section)).append(" part]\n");
      boolean repeat = random.nextBoolean();
      text.append(repeat ? "|: " : "| ");
      int bars = random.nextInt(1, 7);
      for (int bar = 0; bar < bars; bar++) {
        int entries = random.nextInt(1, 8);
        for (int entry = 0; entry < entries; entry++) {
          text.append(random.nextInt(4) == 0 && entry > 0 ? "." : chord(random)).append(' ');
        }
        text.append(bar + 1 < bars ? "| " : repeat ? ":|x3\n" : "|\n");
      }
    }
    return text.toString();
  }

  private static String chord(SplittableRandom random) {
    if (random.nextInt(6) == 0) {
      return "N.C.";
    }
    int root = random.nextInt(12);
    int bass = random.nextInt(3) == 0 ? random.nextInt(12) : root;
    return new Chord(root, Quality.values()[random.nextInt(Quality.values().length)], bass)
        .toString();
  }

  @Test
  void everyChartComesBackAsItWas() {
    for (long seed = 0; seed < 150; seed++) {
      String text = randomText(new SplittableRandom(seed));
      ChordChart chart = ChordChart.parse(text);
      String written = ChartText.of(chart);
      ChordChart again = ChordChart.parse(written);
      String where = "seed " + seed + "\n" + text + "\nbecame\n" + written;
      assertEquals(chart.title(), again.title(), where);
      assertEquals(chart.tempoBpm(), again.tempoBpm(), where);
      assertEquals(chart.key(), again.key(), where);
      assertEquals(chart.meters().changes(), again.meters().changes(), where);
      assertEquals(chart.chords().spans(), again.chords().spans(), where);
      assertEquals(chart.sections(), again.sections(), where);
      assertEquals(chart.lengthTicks(), again.lengthTicks(), where);
      assertEquals(written, ChartText.of(again), where);
    }
  }

  @Test
  void itReadsLikeALeadSheet() {
    String text =
        """
        title: Evening
        tempo: 92
        key: G minor

        [A]
        | Cm7 | F7 | Bbmaj7 | % |
        | Am7b5 | D7 D7/F# | Gm | N.C. |
        meter: 3/4

        [B]
        | Gm Dm Gm |
        """;
    ChordChart chart = ChordChart.parse(text);
    assertEquals(text, ChartText.of(chart));
    assertEquals(new Meter(3, 4), chart.meters().meterAt(chart.lengthTicks() - 1));
  }

  @Test
  void keysWithSharpsSpellSharps() {
    String written = ChartText.of(ChordChart.parse("key: E\n| C#m | F#m7/A | B7 |"));
    assertTrue(written.contains("| C#m | F#m7/A | B7 |"), written);
  }

  @Test
  void namesCannotBreakTheText() {
    ChordChart chart = ChordChart.parse("C | G |");
    var odd =
        new ChordChart(
            Optional.of("Song #1\n| X |"),
            chart.tempoBpm(),
            chart.meters(),
            Optional.of(new Key(0, false)),
            chart.chords(),
            List.of(new Section(0, "a ] b #c\n")),
            chart.lengthTicks());
    ChordChart again = ChordChart.parse(ChartText.of(odd));
    assertEquals(chart.chords().spans(), again.chords().spans());
    assertEquals("a ) b No. c", again.sections().getFirst().name());
  }
}
