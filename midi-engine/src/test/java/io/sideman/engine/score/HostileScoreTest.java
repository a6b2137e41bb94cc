package io.sideman.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileScoreTest {
  private static Score read(byte[] bytes) {
    return MusicXml.read(bytes, "bad.xml", MusicXml.Repeats.PLAYED);
  }

  private static String refusal(String xml) {
    var refused =
        assertThrows(ScoreException.class, () -> read(xml.getBytes(StandardCharsets.UTF_8)), xml);
    return refused.getMessage();
  }

  @Test
  void brokenXmlIsRefusedWithItsPlace() {
    String message = refusal("<score-partwise>\n  <part id='P1'>\n</score-partwise>");
    assertTrue(message.startsWith("bad.xml, line 3, column "), message);
  }

  @Test
  void otherXmlIsRefusedByItsName() {
    assertTrue(refusal("<html/>").contains("\"html\""));
    assertTrue(refusal("<score-timewise/>").contains("partwise"));
    assertTrue(refusal("").startsWith("bad.xml"));
  }

  @Test
  void wrongNumbersAreRefusedWithTheirLine() {
    String measure =
        "<score-partwise><part id='P1'>\n<measure>%s</measure></part></score-partwise>";
    assertTrue(
        refusal(measure.formatted("<note><rest/><duration>soon</duration></note>"))
            .startsWith("bad.xml, line 2: a duration must be a number"));
    assertTrue(
        refusal(measure.formatted("<attributes><divisions>0</divisions></attributes>"))
            .contains("divisions must be above 0"));
    assertTrue(
        refusal(measure.formatted("<backup><duration>4</duration></backup>"))
            .contains("a backup must not go before its measure"));
    assertTrue(
        refusal(
                measure.formatted(
                    "<attributes><time><beats>99</beats><beat-type>4</beat-type></time>"
                        + "</attributes>"))
            .contains("99/4"));
  }

  @Test
  void nothingOutsideTheFileIsRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
    String xml =
        "<!DOCTYPE score-partwise [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + "<score-partwise><work><work-title>&x;</work-title></work><part id='P1'><measure/>"
            + "</part></score-partwise>";
    try {
      Score score = read(xml.getBytes(StandardCharsets.UTF_8));
      assertFalse(score.title().orElse("").contains("secret"));
    } catch (ScoreException e) {
      assertFalse(e.getMessage().contains("the secret"), e.getMessage());
    }
  }

  @Test
  void entitiesThatGrowAreNotExpanded() {
    var xml = new StringBuilder("<!DOCTYPE score-partwise [<!ENTITY a \"ha\">");
    for (char c = 'b'; c < 'z'; c++) {
      String before = "&" + (char) (c - 1) + ";";
      xml.append("<!ENTITY ").append(c).append(" \"").append(before.repeat(10)).append("\">");
    }
    xml.append("]><score-partwise><movement-title>&y;</movement-title></score-partwise>");
    refusal(xml.toString());
  }

  @Test
  void bottomlessNestingIsRefused() {
    assertTrue(refusal("<score-partwise>" + "<part>".repeat(100_000)).contains("60 deep"));
  }

  @Test
  void zipBombsAreRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("score.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 70; i++) {
        zip.write(zeros);
      }
    }
    var refused = assertThrows(ScoreException.class, () -> read(out.toByteArray()));
    assertTrue(refused.getMessage().contains("64 MB"), refused.getMessage());
  }

  @Test
  void flippedBytesNeverCauseAnythingElse() {
    byte[] plain = MusicXml.write(RandomScore.of(5, true));
    byte[] zip = MusicXml.writeCompressed(RandomScore.of(5, true));
    var random = new SplittableRandom(8);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] bytes = (i % 4 == 0 ? zip : plain).clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        read(bytes);
      } catch (ScoreException e) {
        refused++;
        assertTrue(e.getMessage().startsWith("bad.xml"), e.getMessage());
      }
    }
    assertTrue(refused > 60, "only " + refused + " of 200 were refused");
  }

  @Test
  void repeatsWithoutEndAreRefused() {
    String repeat =
        "<measure><barline location='left'><repeat direction='forward'/></barline>"
            + "<barline><repeat direction='backward' times='99'/></barline></measure>";
    String xml = "<score-partwise><part id='P1'>" + repeat.repeat(400) + "</part></score-partwise>";
    assertTrue(refusal(xml).contains("20000 measures"));
    assertEquals(
        400,
        MusicXml.read(xml.getBytes(StandardCharsets.UTF_8), "x", MusicXml.Repeats.AS_WRITTEN)
            .meters()
            .barAt(400 * 3840L));
  }
}
