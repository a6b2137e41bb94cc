package io.sideman.app.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sideman.app.osc.OscPacket.Argument;
import io.sideman.app.osc.OscPacket.Bundle;
import io.sideman.app.osc.OscPacket.Message;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscPacketTest {
  private static ByteBuf bytes(OscPacket packet) {
    ByteBuf out = Unpooled.buffer();
    OscWriter.write(packet, out);
    return out;
  }

  private static OscPacket read(String hex) throws OscException {
    return OscReader.read(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  private static String refusal(String hex) {
    String message = assertThrows(OscException.class, () -> read(hex)).getMessage();
    return message == null ? "" : message;
  }

  @Test
  void writesTheExampleOfTheSpecification() {
    ByteBuf out = bytes(Message.of("/oscillator/4/frequency", new Argument.Real(440)));
    assertEquals(
        "2f6f7363696c6c61746f722f342f6672657175656e6379002c66000043dc0000",
        HexFormat.of().formatHex(out.array(), 0, out.readableBytes()));
  }

  @Test
  void readsWhatItWrites() throws OscException {
    var bundle =
        new Bundle(
            TimeTag.of(Instant.parse("2026-11-21T05:00:00.25Z")),
            List.of(
                Message.of("/a"),
                Message.of(
                    "/sideman/state/chord",
                    new Argument.Text("B♭maj7"),
                    new Argument.Whole(-3),
                    new Argument.Whole(1L << 40),
                    new Argument.Real(0.5),
                    new Argument.Flag(true),
                    new Argument.Flag(false)),
                new Bundle(TimeTag.AT_ONCE, List.of(Message.of("/b", new Argument.Text(""))))));
    assertEquals(bundle, OscReader.read(bytes(bundle)));
  }

  @Test
  void readsPreciseNumbersPrecisely() throws OscException {
    var message = Message.of("/x", new Argument.Precise(1234567.000001));
    assertEquals(
        Message.of("/x", new Argument.Real(1234567.000001)), OscReader.read(bytes(message)));
  }

  @Test
  void takesMessagesWithoutTypes() throws OscException {
    assertEquals(Message.of("/abc"), read("2f616263 00000000"));
  }

  @Test
  void refusesWhatBreaksTheRules() {
    assertEquals("A packet's size must be a multiple of 4, but was 3.", refusal("2f6162"));
    assertEquals("A text does not end within its packet.", refusal("2f616263"));
    assertEquals("An address must begin with /, but there was \"abc\".", refusal("61626300"));
    assertEquals("A packet ends in the middle.", refusal("2f610000 2c690000"));
    assertEquals(
        "Types must begin with a comma, but there was \"i\".", refusal("2f610000 69000000"));
    assertEquals("There is no argument type 'q'.", refusal("2f610000 2c710000"));
    assertEquals(
        "A bundle ends before its packet of 64 bytes.",
        refusal("2362756e646c6500 0000000000000001 00000040 2f610000"));
    assertEquals(
        "A blob's size must not be negative, but was -1.", refusal("2f610000 2c620000 ffffffff"));
    assertEquals(
        "Bytes are left over behind the arguments of /a.", refusal("2f610000 2c000000 00000000"));
  }

  @Test
  void refusesBundlesWithoutEnd() {
    OscPacket packet = Message.of("/a");
    for (int i = 0; i < 12; i++) {
      packet = new Bundle(TimeTag.AT_ONCE, List.of(packet));
    }
    ByteBuf deep = bytes(packet);
    assertThrows(OscException.class, () -> OscReader.read(deep));
  }

  @Test
  void survivesAnyBytes() {
    var random = new SplittableRandom(7);
    byte[] good =
        bytes(
                new Bundle(
                    TimeTag.AT_ONCE,
                    List.of(
                        Message.of("/sideman/intensity", new Argument.Real(0.5)),
                        Message.of("/sideman/style", new Argument.Text("funk")))))
            .array();
    int read = 0;
    for (int round = 0; round < 100_000; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        OscReader.read(Unpooled.wrappedBuffer(bad, 0, random.nextInt(bad.length + 1)));
        read++;
      } catch (OscException e) {
        assertFalse(e.getMessage() == null || e.getMessage().isBlank(), "says why");
      }
    }
    assertTrue(read > 0, "some are still good");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/sideman/* | /sideman/intensity | true",
        "/sideman/* | /sideman/density/bass | false",
        "/sideman/density/* | /sideman/density/bass | true",
        "/sideman/mute/{bass,lead} | /sideman/mute/lead | true",
        "/sideman/mute/{bass,lead} | /sideman/mute/pad | false",
        "/sideman/mute/[a-d]* | /sideman/mute/drums | true",
        "/sideman/mute/[!a-d]* | /sideman/mute/drums | false",
        "/sideman/mute/pa? | /sideman/mute/pad | true",
        "/sideman/mute/pad? | /sideman/mute/pad | false",
        "/sideman/mute/{bass | /sideman/mute/bass | false",
        "/sideman/mute/[ | /sideman/mute/bass | false",
        "/*/*a*s | /mute/bass | true",
      })
  void matchesPatterns(String pattern, String address, boolean expected) {
    assertEquals(expected, OscPattern.matches(pattern, address));
  }

  @Test
  void doesNotLetAPatternTakeForEver() {
    assertFalse(OscPattern.matches("/" + "*a".repeat(40), "/" + "a".repeat(100)));
  }

  @Test
  void tellsHowFarATimeLiesAhead() {
    Instant now = Instant.parse("2026-11-21T05:00:00.75Z");
    assertEquals(500_000_000, TimeTag.of(now.plusMillis(500)).nanosAfter(now));
    assertEquals(-2_000_000_000L, TimeTag.of(now.minusSeconds(2)).nanosAfter(now));
    assertEquals(0, TimeTag.AT_ONCE.nanosAfter(now));
    Instant beforeTheWrap = Instant.parse("2036-02-07T06:28:15.5Z");
    assertEquals(
        1_000_000_000L, TimeTag.of(beforeTheWrap.plusSeconds(1)).nanosAfter(beforeTheWrap));
  }
}
