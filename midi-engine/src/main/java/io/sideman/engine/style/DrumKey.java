package io.sideman.engine.style;

import java.util.Locale;
import java.util.Optional;

/// The drum voices a pattern may name, with their General MIDI keys.
public enum DrumKey {
  KICK(36),
  SNARE(38),
  RIM(37),
  CLAP(39),
  SNARE2(40),
  HAT(42),
  PEDAL(44),
  OPEN(46),
  RIDE(51),
  BELL(53),
  CRASH(49),
  CRASH2(57),
  SPLASH(55),
  CHINA(52),
  TOMFLOOR(41),
  TOMLOW(45),
  TOMMID(47),
  TOMHIGH(50),
  SHAKER(82),
  TAMBOURINE(54),
  COWBELL(56),
  BONGOHIGH(60),
  BONGOLOW(61),
  CONGAMUTE(62),
  CONGAHIGH(63),
  CONGALOW(64),
  TIMBALEHIGH(65),
  TIMBALELOW(66),
  AGOGOHIGH(67),
  AGOGOLOW(68),
  CABASA(69),
  MARACAS(70),
  GUIRO(73),
  CLAVES(75),
  WOODBLOCK(76),
  TRIANGLE(81);

  private final int key;

  DrumKey(int key) {
    this.key = key;
  }

  /// General MIDI key.
  public int key() {
    return key;
  }

  /// As written in style files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DrumKey> named(String id) {
    for (DrumKey drum : values()) {
      if (drum.id().equals(id)) {
        return Optional.of(drum);
      }
    }
    return Optional.empty();
  }
}
