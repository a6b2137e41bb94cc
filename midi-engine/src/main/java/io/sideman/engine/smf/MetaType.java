package io.sideman.engine.smf;

/// Numbers of the meta events that Sideman looks at.
public final class MetaType {
  public static final int TEXT = 0x01;
  public static final int COPYRIGHT = 0x02;
  public static final int TRACK_NAME = 0x03;
  public static final int INSTRUMENT_NAME = 0x04;
  public static final int LYRIC = 0x05;
  public static final int MARKER = 0x06;
  public static final int CUE = 0x07;
  public static final int CHANNEL_PREFIX = 0x20;
  public static final int END_OF_TRACK = 0x2F;
  public static final int TEMPO = 0x51;
  public static final int METER = 0x58;
  public static final int KEY_SIGNATURE = 0x59;

  private MetaType() {}
}
