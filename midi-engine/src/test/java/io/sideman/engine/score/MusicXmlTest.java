package io.sideman.engine.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MusicXmlTest {
  private static Score read(String measures) {
    return read(measures, MusicXml.Repeats.PLAYED);
  }

  private static Score read(String measures, MusicXml.Repeats repeats) {
    String xml =
        "<score-partwise><part-list><score-part id='P1'><part-name>Tune</part-name></score-part>"
            + "</part-list><part id='P1'>"
            + measures
            + "</part></score-partwise>";
    return MusicXml.read(xml.getBytes(StandardCharsets.UTF_8), "tune.xml", repeats);
  }

  private static String measure(String content) {
    return "<measure>" + content + "</measure>";
  }

  private static String note(String step, int duration, String more) {
    return "<note><pitch><step>%s</step><octave>4</octave></pitch><duration>%d</duration>%s</note>"
        .formatted(step, duration, more);
  }

  private static List<String> keysAndStarts(Score score) {
    return score.parts().getFirst().notes().stream()
        .map(note -> note.key() + "@" + note.startTick() + "+" + note.lengthTicks())
        .toList();
  }

  @Test
  void everyScoreComesBackAsItWas() {
    for (long seed = 0; seed < 24; seed++) {
      Score score = RandomScore.of(seed, seed % 2 == 1);
      Score again = MusicXml.read(MusicXml.write(score), "again", MusicXml.Repeats.PLAYED);
      assertEquals(ScoreText.of(score), ScoreText.of(again), "seed " + seed);
    }
  }

  @Test
  void midiToScoreToMidiKeepsEverything() {
    for (long seed = 100; seed < 112; seed++) {
      byte[] midi = SmfWriter.bytes(ScoreMidi.smf(RandomScore.of(seed, true)));
      Score score = ScoreMidi.of(SmfReader.read(midi, "m"), "m");
      Score again = MusicXml.read(MusicXml.write(score), "again", MusicXml.Repeats.PLAYED);
      assertArrayEquals(midi, SmfWriter.bytes(ScoreMidi.smf(again)), "seed " + seed);
    }
  }

  @Test
  void compressedScoresAreTheSameScores() {
    Score score = RandomScore.of(3, false);
    byte[] zip = MusicXml.writeCompressed(score);
    assertArrayEquals(zip, MusicXml.writeCompressed(score));
    assertEquals(
        ScoreText.of(score), ScoreText.of(MusicXml.read(zip, "z", MusicXml.Repeats.PLAYED)));
  }

  @Test
  void repeatsAndEndingsArePlayed() {
    String forward = "<barline location='left'><repeat direction='forward'/></barline>";
    String first = "<barline location='left'><ending number='1' type='start'/></barline>";
    String back =
        "<barline location='right'><ending number='1' type='stop'/><repeat direction='backward'/>"
            + "</barline>";
    String second = "<barline location='left'><ending number='2' type='start'/></barline>";
    String stop = "<barline location='right'><ending number='2' type='stop'/></barline>";
    String tune =
        measure("<attributes><divisions>1</divisions></attributes>" + note("C", 4, ""))
            + measure(forward + note("D", 4, ""))
            + measure(first + note("E", 4, "") + back)
            + measure(second + note("F", 4, "") + stop)
            + measure(note("G", 4, ""));
    List<Integer> played = read(tune).parts().getFirst().notes().stream().map(Note::key).toList();
    assertEquals(List.of(60, 62, 64, 62, 65, 67), played);
    assertEquals(
        5,
        read(tune, MusicXml.Repeats.AS_WRITTEN).parts().getFirst().notes().size(),
        "every measure once");
  }

  @Test
  void tiedPickUpAndTripletsAreRead() {
    String tune =
        measure(
                "<attributes><divisions>6</divisions><time><beats>3</beats><beat-type>4</beat-type>"
                    + "</time></attributes>"
                    + note("G", 6, "<tie type='start'/>"))
            + measure(
                note("G", 6, "<tie type='stop'/>")
                    + note("A", 2, "")
                    + note("B", 2, "")
                    + note("C", 2, "")
                    + note("D", 6, ""));
    Score score = read(tune);
    assertEquals(
        List.of("67@0+1920", "69@1920+320", "71@2240+320", "60@2560+320", "62@2880+960"),
        keysAndStarts(score));
    assertEquals(
        List.of(new MeterMap.Change(0, new Meter(1, 4)), new MeterMap.Change(960, new Meter(3, 4))),
        score.meters().changes());
  }

  @Test
  void theWordsOfHarmonyAreUnderstood() {
    String harmony =
        "<harmony><root><root-step>B</root-step><root-alter>-1</root-alter></root>"
            + "<kind>%s</kind>%s</harmony>";
    String bass = "<bass><bass-step>D</bass-step></bass>";
    String flatFive =
        "<degree><degree-value>5</degree-value><degree-alter>-1</degree-alter>"
            + "<degree-type>alter</degree-type></degree>";
    String tune =
        measure(
            "<attributes><divisions>1</divisions></attributes>"
                + harmony.formatted("minor-seventh", flatFive)
                + note("C", 1, "")
                + harmony.formatted("dominant-13th", bass)
                + note("C", 1, "")
                + "<harmony><kind>none</kind></harmony>"
                + note("C", 1, "")
                + harmony.formatted("major-ninth", "<offset>1</offset>")
                + note("C", 2, ""));
    assertEquals(
        List.of(
            new Timeline.Span<>(0L, Chord.of(10, Quality.HALF_DIM7)),
            new Timeline.Span<>(960L, new Chord(10, Quality.DOM7, 2)),
            new Timeline.Span<>(1920L, Chord.NONE),
            new Timeline.Span<>(3840L, Chord.of(10, Quality.MAJ7))),
        read(tune).chords().spans());
  }

  @Test
  void transposingInstrumentsSoundAsTheyDo() {
    String clarinet =
        "<attributes><divisions>1</divisions><key><fifths>2</fifths></key>"
            + "<transpose><chromatic>-2</chromatic></transpose></attributes>";
    Score score = read(measure(clarinet + note("D", 4, "")));
    assertEquals(List.of("60@0+3840"), keysAndStarts(score));
    assertEquals(new Key(0, false), score.keys().getFirst().value());
  }

  @Test
  void tripletsTiesAndDrumsAreDrawn() {
    var notes =
        List.of(
            new Note(0, 320, 60, 90, 0),
            new Note(320, 640, 62, 90, 0),
            new Note(2880, 1920, 64, 90, 0));
    var drums = List.of(new Note(0, 100, 36, 90, 9), new Note(0, 100, 42, 90, 9));
    var score =
        new Score(
            Optional.empty(),
            List.of(),
            MeterMap.of(Meter.COMMON),
            List.of(),
            Timeline.of(Chord.NONE, List.of()),
            List.of(),
            List.of(new Part("Lead", 0, 0, -1, -1, notes), new Part("Drums", 9, -1, -1, -1, drums)),
            7680,
            Optional.empty());
    String xml = new String(MusicXml.write(score), StandardCharsets.UTF_8);
    assertTrue(xml.contains("<tuplet type=\"start\" bracket=\"yes\"/>"), xml);
    assertTrue(xml.contains("<actual-notes>3</actual-notes>"), xml);
    assertTrue(xml.contains("<tied type=\"start\"/>"), xml);
    assertTrue(xml.contains("<midi-unpitched>37</midi-unpitched>"), xml);
    assertTrue(xml.contains("<instrument id=\"P2-I43\"/>"), xml);
    assertTrue(xml.contains("<sign>percussion</sign>"), xml);
  }
}
